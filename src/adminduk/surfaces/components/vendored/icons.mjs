// Writes {name: the inside of the svg} for every icon that the list names.
import { readFileSync } from "node:fs";

const [list, folder] = process.argv.slice(2);
const names = readFileSync(list, "utf8").split(/\s+/).filter(Boolean).sort();
const inside = (name) =>
  readFileSync(`${folder}/${name}.svg`, "utf8")
    .replace(/<!--.*?-->/gs, "")
    .replace(/^\s*<svg[^>]*>|<\/svg>\s*$/gs, "")
    .replace(/\s*\n\s*/g, "")
    .replaceAll(" />", "/>");
process.stdout.write(JSON.stringify(Object.fromEntries(names.map((name) => [name, inside(name)])), null, 1) + "\n");
