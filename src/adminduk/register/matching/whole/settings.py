"""What Splink is told: who is compared with whom, how, and what it weighs.

The settings know no engine. They run on DuckDB, on one machine; where that is outgrown the same object is
given to `splink.SparkAPI` in place of `splink.DuckDBAPI` (`finding.find_pairs` takes either), with the Parquet
files of `exporting` on the cluster's storage.

How often a field is alike for one person (m) is fixed here, for a register holds too few duplicates to learn
it from. How often it is for two (u) is measured on random pairs where there are enough people (what stands
here is for a small register), and names are weighed by how common they are.
"""

from __future__ import annotations

import splink.comparison_level_library as levels
import splink.comparison_library as comparisons
from splink import SettingsCreator, block_on

# Who meets whom. Each rule is a join on equal keys; together they miss nobody who has one slip.
MEETINGS = (
    ("birth_date", "word_keys"),
    ("birth_date", "first_letters"),
    ("birth_date", "mother_key"),
    ("name_key", "birth_year"),
    ("name_key", "birth_day"),
    ("name_key", "mother_key"),
    ("mother_key", "birth_year", "first_letters"),
    ("mother_key", "birth_year", "word_keys"),
    ("mother_key", "birth_day", "word_keys"),
    ("name_key", "village"),
    ("village", "place_key", "word_keys"),
    ("home_key", "word_keys"),
    ("home_key", "birth_date"),
    ("birth_akta_number",),
)
EXPLODED = "word_keys"


def settings(probability: float) -> SettingsCreator:
    """`probability` that two records taken at random are one person."""
    return SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="unique_id",
        probability_two_random_records_match=probability,
        blocking_rules_to_generate_predictions=[_meeting(columns) for columns in MEETINGS],
        comparisons=[_name(), _birth_date(), _sex(), _mother(), _birth_place(), _home()],
        retain_matching_columns=False,
        retain_intermediate_calculation_columns=False,
    )


def _meeting(columns: tuple[str, ...]) -> object:
    return block_on(*columns, arrays_to_explode=[EXPLODED] if EXPLODED in columns else None)


def _name() -> comparisons.CustomComparison:
    return comparisons.CustomComparison(
        output_column_name="name_key",
        comparison_levels=[
            levels.NullLevel("name_key"),
            levels.ExactMatchLevel("name_key", term_frequency_adjustments=True).configure(
                m_probability=0.80, u_probability=0.0005
            ),
            levels.JaroWinklerLevel("name_key", 0.92).configure(m_probability=0.08, u_probability=0.003),
            levels.CustomLevel(
                "len(list_intersect(word_keys_l, word_keys_r)) > 0", label_for_charts="a word in common"
            ).configure(m_probability=0.08, u_probability=0.03),
            levels.JaroWinklerLevel("name_key", 0.80).configure(m_probability=0.03, u_probability=0.05),
            levels.ElseLevel().configure(m_probability=0.01, u_probability=0.9165),
        ],
    )


def _birth_date() -> comparisons.CustomComparison:
    text = "strftime(birth_date_{side}, '%Y%m%d')"
    left, right = text.format(side="l"), text.format(side="r")
    return comparisons.CustomComparison(
        output_column_name="birth_date",
        comparison_levels=[
            levels.NullLevel("birth_date"),
            levels.ExactMatchLevel("birth_date").configure(m_probability=0.90, u_probability=4e-05),
            levels.CustomLevel(
                f"damerau_levenshtein({left}, {right}) <= 1 OR (birth_year_l = birth_year_r AND"
                " birth_day_l = substr(birth_day_r, 3) || substr(birth_day_r, 1, 2))",
                label_for_charts="one slip",
            ).configure(m_probability=0.06, u_probability=0.0012),
            levels.CustomLevel(
                "(birth_year_l = birth_year_r AND (substr(birth_day_l, 1, 2) = substr(birth_day_r, 1, 2)"
                " OR substr(birth_day_l, 3) = substr(birth_day_r, 3)))"
                " OR (birth_day_l = birth_day_r AND abs(birth_year_l - birth_year_r) <= 10)",
                label_for_charts="one part differs",
            ).configure(m_probability=0.02, u_probability=0.004),
            levels.CustomLevel(
                "abs(birth_year_l - birth_year_r) <= 3 AND (birth_date_estimated_l OR birth_date_estimated_r)",
                label_for_charts="estimated",
            ).configure(m_probability=0.01, u_probability=0.02),
            levels.ElseLevel().configure(m_probability=0.01, u_probability=0.97476),
        ],
    )


def _sex() -> comparisons.CustomComparison:
    return comparisons.CustomComparison(
        output_column_name="sex",
        comparison_levels=[
            levels.NullLevel("sex"),
            levels.ExactMatchLevel("sex").configure(m_probability=0.985, u_probability=0.5),
            levels.ElseLevel().configure(m_probability=0.015, u_probability=0.5),
        ],
    )


def _mother() -> comparisons.CustomComparison:
    return comparisons.CustomComparison(
        output_column_name="mother_key",
        comparison_levels=[
            levels.NullLevel("mother_key"),
            levels.ExactMatchLevel("mother_key", term_frequency_adjustments=True).configure(
                m_probability=0.80
            ),
            levels.JaroWinklerLevel("mother_key", 0.88).configure(m_probability=0.12, u_probability=0.0005),
            levels.ElseLevel().configure(m_probability=0.08, u_probability=0.005),
        ],
    )


def _birth_place() -> comparisons.CustomComparison:
    return comparisons.CustomComparison(
        output_column_name="place_key",
        comparison_levels=[
            levels.NullLevel("place_key"),
            levels.ExactMatchLevel("place_key", term_frequency_adjustments=True).configure(
                m_probability=0.82
            ),
            levels.JaroWinklerLevel("place_key", 0.88).configure(m_probability=0.06, u_probability=0.1),
            levels.ElseLevel().configure(m_probability=0.12, u_probability=0.02),
        ],
    )


def _home() -> comparisons.CustomComparison:
    return comparisons.CustomComparison(
        output_column_name="home_key",
        comparison_levels=[
            levels.NullLevel("home_key"),
            levels.ExactMatchLevel("home_key").configure(m_probability=0.50, u_probability=0.0001),
            levels.JaroWinklerLevel("home_key", 0.90).configure(m_probability=0.20, u_probability=0.002),
            levels.ElseLevel().configure(m_probability=0.30, u_probability=0.9979),
        ],
    )
