"""When an article without a date was published."""

from datetime import date

from dateline.resolving.times.inference import DatedFact, infer_published

VISIT = (
    "Next week, President Ada Marsh will visit Oslo for talks with Prime Minister Lund. Her office said the two agreed "
    "to hold the talks in Oslo on March 5. Marsh wrote to Lund on Wednesday. "
    "On Tuesday she spoke to reporters about the 2016 flood."
)
TERM = DatedFact(date(2018, 1, 10), date(2022, 1, 10), "Ada Marsh's second term")


def test_a_day_and_a_week_told_of_the_same_visit_narrow_the_date():
    inferred = infer_published(VISIT, facts=[TERM])
    assert inferred.narrow
    assert date(2018, 2, 26) <= inferred.first_day <= inferred.last_day <= date(2018, 3, 4)
    assert any("'March 5' and 'Next week'" in reason for reason in inferred.reasons)
    assert any("second term" in reason for reason in inferred.reasons)


def test_without_an_era_the_years_cannot_be_told_apart():
    inferred = infer_published(VISIT)
    assert (inferred.first_day, inferred.last_day, inferred.narrow) == (date(2016, 1, 1), None, False)


def test_a_fact_beside_an_expression_picks_the_year():
    text = VISIT + " In August, then-President Otto Berg met Lund in Rome."
    start = text.index("then-President")
    berg = DatedFact(date(2014, 1, 10), date(2018, 1, 10), "Otto Berg's term", start, start + 24)
    inferred = infer_published(text, facts=[TERM, berg])
    assert inferred.first_day.year == 2018
    assert any("Otto Berg's term" in reason for reason in inferred.reasons)


def test_a_weekday_with_its_date_picks_the_year():
    text = "The 2015 vote was void. The court ruled on Tuesday, January 30, that a new one must be held."
    inferred = infer_published(text, facts=[DatedFact(date(2015, 1, 1), date(2019, 12, 31), "the court's mandate")])
    assert date(2018, 1, 30) <= inferred.first_day <= date(2018, 12, 31)


def test_the_newest_year_told_of_is_a_lower_bound():
    inferred = infer_published("The dam was begun in 2009 and will be done by 2040. It broke in 2013.")
    assert (inferred.first_day, inferred.last_day) == (date(2013, 1, 1), None)


def test_a_date_in_the_address_decides_alone():
    inferred = infer_published(VISIT, url="https://news.example/2018/02/22/visit")
    assert (inferred.first_day, inferred.last_day) == (date(2018, 2, 22), date(2018, 2, 22))


def test_nothing_is_made_up_where_nothing_bounds_the_date():
    assert infer_published("The ministers will meet next week.") is None
