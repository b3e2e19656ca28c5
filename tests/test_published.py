"""The day of publication, from what the text supports and from nothing else."""

from datetime import date

import pytest

from geodata.model import Article
from geodata.published import infer_published


def inferred(text, **fields):
    """Infer the day of a text."""
    return infer_published(Article(article_id="a", text=text, **fields))


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("2016-06-03", "Date of publication 3 June 2016 Two shells fell on Deir Hafer, monitors said."),
        ("2024-03-12", "Two shells fell on Friday.\n\nPublished on: 12 March 2024 - 10:21"),
        ("2021-06-04", "MALAKAL - 4 Jun 2021\nThe army denied on Thursday that it had shelled a church."),
        ("1991-01-03", "LIMA, 3 JAN 91 -- [REPORT] A car bomb exploded on Tuesday."),
        ("2013-01-25", "Morning report, Jan. 25, 2013\nA patrol was hit near Herat."),
        ("2013-01-25", "HERAT, Afghanistan (Jan. 25, 2013)\nA patrol was hit yesterday."),
        ("2018-05-14", "Clashes began on Monday 14 May, five years after the war of 2013."),
        ("2018-05-15", "Clashes began on Monday 14 May, five years after the 2013 war. On Tuesday they ended."),
        (
            "2018-05-14",
            "Clashes began on Monday 14 May, five years after the 2013 war. Envoys may meet on Wednesday.",
        ),
        ("2022-04-08", "A missile hit the station on Friday, 8 April 2022. The line had been closed since 2014."),
        ("2022-04-09", "A missile hit the station on 8 April 2022. On Saturday the count rose to 52."),
        ("2016-05-03", "Two soldiers were killed on 3 May 2016, the army said."),
        ("2022-04-08", "Le vendredi 8 avril 2022, un missile a frappé la gare."),
    ],
)
def test_a_day_that_the_text_supports_is_inferred(expected, text):
    """Stamp, dateline, and days of the lead with their weekdays; the article says that it is inferred, and why."""
    article = inferred(text)
    assert article.published == date.fromisoformat(expected)
    assert article.published_inferred
    assert article.published_reason


@pytest.mark.parametrize(
    "text",
    [
        "Two shells fell on Tuesday evening, the mayor said.",
        "Clashes began on Monday 14 May.",
        "Clashes began on 14 May.",
        "GOMA, Nov 20 (Reuters) - Rebels took a mine on Monday.",
        "The war has lasted since 24 February 2022.",
        "The truce shall hold until 31 December 2024.",
        "On 7 October 2020 a shell hit the church; by 2023 it was rebuilt.",
        "Monday 14 May was quiet; the treaty of 1994 held.",
        "",
    ],
)
def test_a_day_that_nothing_supports_stays_unknown(text):
    """A bare weekday, a day without a deciding year, background and outlook give nothing: least of all today."""
    article = inferred(text)
    assert (article.published, article.published_inferred, article.published_reason) == (None, False, None)


def test_a_given_day_is_left_alone():
    """What the input says is not inferred."""
    given = Article(article_id="a", text="MALAKAL - 4 Jun 2021\nRain.", published=date(2020, 1, 1))
    assert infer_published(given) is given


@pytest.mark.parametrize(
    ("expected", "url"),
    [
        (date(2023, 9, 20), "https://news.example/world/2023/09/20/fighting"),
        (date(2023, 9, 20), "https://news.example/world/2023-09-20-fighting"),
        (None, "https://news.example/world/2023/13/20/fighting"),
        (None, "https://news.example/world/20230920"),
    ],
)
def test_an_address_may_carry_the_day(expected, url):
    """Year, month and day between slashes are the publisher's own."""
    assert inferred("Two shells fell on Tuesday.", url=url).published == expected


def test_a_caption_does_not_date_a_report():
    """Days in furniture are older than the news, or nobody knows."""
    assert inferred("A bridge on 3 May 2014. (Ana Horvat/Reuters)\nTwo shells fell on Tuesday.").published is None
