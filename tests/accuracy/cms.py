"""CMS payloads: the share of cases in which a field is read exactly, the body's worst F1, the share of bad calls refused rightly."""

from __future__ import annotations

from tests.cms_corpus import EXACT, OF_THE_WEB, bad_cases, good_cases, status_of, wrong_fields

CMS_PART = "cms"


def cms_scores() -> dict[str, float]:
    """The scores by name, over every case of the corpus."""
    wrong = [{name: found for name, found, _ in wrong_fields(case)} for case in good_cases()]
    scores = {name: 1 - sum(name in fields for fields in wrong) / len(wrong) for name in (*EXACT, "event", "status")}
    bad = [case for case in bad_cases() if case.expected["status"] not in OF_THE_WEB]
    right = sum(status_of(case) == case.expected["status"] for case in bad)
    return {**scores, "body": min(fields.get("body", 1.0) for fields in wrong), "refused": right / len(bad)}
