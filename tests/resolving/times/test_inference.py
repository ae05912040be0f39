"""When an article without a date was published."""

from datetime import date

from dateline.resolving.times.inference import DatedFact, infer_published
from dateline.resolving.times.reading import find_candidates

VISIT = (
    "Next week, President Ada Marsh will visit Oslo for talks with Prime Minister Lund. Her office said the two agreed "
    "to hold the talks in Oslo on March 5. Marsh wrote to Lund on Wednesday. "
    "On Tuesday she spoke to reporters about the flood that hit the coast in 2016."
)
TERM = DatedFact(date(2018, 1, 10), date(2022, 1, 10), "Ada Marsh's second term")
BERG = " In August, then-President Otto Berg met Lund in Rome."


def infer(text, *facts):
    return infer_published(find_candidates(text), facts)


def berg_in(text):
    start = text.index("then-President")
    return DatedFact(date(2014, 1, 10), date(2018, 1, 9), "Otto Berg's term", start, start + 24)


def test_a_day_and_a_week_told_of_the_same_visit_narrow_the_date():
    inferred = infer(VISIT + BERG, TERM, berg_in(VISIT + BERG))
    assert inferred.narrow
    assert (inferred.first_day, inferred.last_day) == (date(2018, 2, 28), date(2018, 3, 4))
    assert any("'March 5' and 'Next week'" in reason for reason in inferred.reasons)
    assert any("second term" in reason for reason in inferred.reasons)
    assert any("Otto Berg's term" in reason for reason in inferred.reasons)


def test_where_several_years_fit_the_interval_stays_wide():
    inferred = infer(VISIT, TERM)
    assert not inferred.narrow
    assert "more than one stretch of days fits" in inferred.reasons


def test_without_an_end_the_bound_is_one_day_alone():
    inferred = infer(VISIT)
    assert (inferred.first_day, inferred.last_day, inferred.narrow) == (date(2016, 1, 1), None, False)


def test_a_weekday_with_its_date_picks_the_year():
    text = "A flood hit the coast in 2015. The court ruled on Tuesday, January 30, that the vote was void."
    inferred = infer(text, DatedFact(date(2015, 1, 1), date(2019, 12, 31), "the court's mandate"))
    assert date(2018, 1, 30) <= inferred.first_day <= inferred.last_day <= date(2018, 12, 31)


def test_one_link_alone_is_not_enough():
    text = "The union called off its strike last week. The union had called the strike on June 6."
    inferred = infer(text, DatedFact(date(2019, 1, 1), date(2019, 12, 31), "the minister's term"))
    assert (inferred.first_day, inferred.last_day) == (date(2019, 1, 1), date(2019, 12, 31))


def test_the_newest_year_told_of_is_a_lower_bound():
    inferred = infer("The dam was begun in 2009 and will be done by 2040. It broke in 2013.")
    assert (inferred.first_day, inferred.last_day) == (date(2013, 1, 1), None)


def test_the_name_of_a_coming_race_is_no_lower_bound():
    assert infer("She entered the 2032 race. The plan ran to 2035.") is None


def test_nothing_is_made_up_where_nothing_bounds_the_date():
    assert infer("The ministers will meet next week.") is None


def test_a_history_is_only_bounded():
    text = "".join(f"In {year}, on March 5, the town was taken. " for year in range(1701, 1725))
    assert not infer(text, DatedFact(date(1990, 1, 1), date(1990, 12, 31), "the author's term")).narrow
