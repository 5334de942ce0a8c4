#!/bin/sh
# Rebuilds static/adminduk/govuk.css, static/adminduk/vendor/ and icons.json from the npm packages
# that package.json pins. Pages need no build step: run this only to raise a version, to use one
# more govuk component (adminduk.scss) or one more icon (icons.txt), or after a colour changed.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
components=$(dirname "$here")
static=$components/static/adminduk
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here/package.json" "$here/adminduk.scss" "$work/"
cd "$work"
npm install --no-audit --no-fund --ignore-scripts --silent

# The tokens file stays the only place of raw colours: the scss palette is read from it.
sed -n 's/^  --\([a-z0-9-]*\): \(#[0-9a-f]*\);$/$\1: \2;/p' "$static/tokens.css" > _palette.scss

{
  echo "/*! govuk-frontend $(node -p "require('govuk-frontend/package.json').version") | MIT | Crown Copyright (Government Digital Service) | built by vendored/build.sh */"
  npx sass --no-source-map --style=compressed --no-charset --quiet-deps adminduk.scss
} > "$static/govuk.css"

mkdir -p "$static/vendor"
cp node_modules/htmx.org/dist/htmx.min.js "$static/vendor/htmx-2.min.js"

node "$here/icons.mjs" "$here/icons.txt" node_modules/lucide-static/icons > "$components/icons.json"
