"""Reports on a conflict, and reports on everyday life that use the same words."""

import pytest
from parsed import claims_of, parse

from geodata.topic import find_topic

COURT = (
    "A jury found the defendant guilty of murder on Monday. The prosecutor said he had stabbed a shopper during a robbery at a store. "
    "The sheriff arrested him a week later. His attorney asked the court to delay the verdict."
)
SPORT = (
    "The coach said his team had fought hard all season. The striker shot twice in the second half and the goalkeeper was beaten. "
    "Fans of the club marched to the stadium. The league meets on Thursday to agree on a new contract with sponsors and to raise the "
    "price of a ticket, which it had left alone for many years while wages went up and up and the number of spectators fell by half."
)
WAR = (
    "Soldiers shot dead three villagers near the front on Monday. The rebels said the army had burned a store and a church. "
    "Residents fled to the hills, and the militia arrested an attorney."
)


@pytest.mark.parametrize(("expected", "text"), [(True, COURT), (True, SPORT), (False, WAR), (False, "Two men met.")])
def test_words_of_everyday_life_make_a_report_one_on_it(expected, text):
    """Courts and matches are everyday life; a short text without such words is not called so."""
    assert find_topic(parse(text)).is_everyday is expected


@pytest.mark.parametrize("text", [COURT, SPORT])
def test_everyday_life_gives_no_claims(text):
    """A court sentence or a match is no event of a conflict, whatever its verbs."""
    assert claims_of(text) == ()


def test_war_beside_everyday_words_keeps_its_claims():
    """A shop and an attorney do not make a war report one on everyday life."""
    assert {claim.event_type.value for claim in claims_of(WAR)} == {"attack", "evacuation", "arrest"}


def test_bomb_in_a_report_on_business_is_told():
    """In a report on everyday life a sentence that tells of a conflict itself still counts."""
    text = (
        "The company sold its retail business to an investor. Its revenue and its income had fallen. "
        "A car bomb exploded outside its factory on Friday."
    )
    assert [claim.event_type.value for claim in claims_of(text)] == ["explosion"]
