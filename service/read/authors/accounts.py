"""Accounts: what a CMS keeps for each author, a person as a rule, but also the newsroom or an agency."""

from __future__ import annotations

from functools import cache

from service.read.authors.byline import is_agency, is_organisation
from service.read.authors.byline_words import byline_words
from service.read.authors.name_words import name_words
from service.read.authors.names import is_newsroom, names_organisation
from service.read.authors.possible_name import LONGEST_NAME
from service.read.fold import fold
from service.read.titles.site_name import Site


def is_account_of_organisation(name: str, site: Site) -> bool:
    """Whether an account's name is no person's: an agency's, the publisher's, a desk's, or one with a word that nobody is
    called by ("Harbour News"). "Emily Post" and "Bill Press" are people. Raises none.

    site: what the publisher is called.
    """
    if not 0 < len(name) <= LONGEST_NAME:
        return False
    if names_organisation(name, site, "Person") or is_newsroom(name, site) or is_agency(name.rpartition(" ")[0]):
        return True
    words = fold(name).split()
    if not words or not is_organisation(name):
        return False
    return words[0] in byline_words().determiners or not _sure().isdisjoint(words) or byline_words().organisation_words.issuperset(words)


@cache
def _sure() -> frozenset[str]:
    """Words of organisations that are no names of people as well."""
    return byline_words().organisation_words - frozenset(map(fold, name_words()["organisationWordsOfPeople"]))
