"""Which findings are asked for: those of some consumers only, and none of some rules."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from service.check.rules import RULES
from service.model.finding import Finding
from service.model.reading_rules import READING_RULES
from service.model.refusal import Fault, Reason, Refusal

CONSUMERS = tuple(dict.fromkeys(rule.consumer for rule in RULES))
"""Every consumer that there are rules of, as findings name it."""
KNOWN_RULES = frozenset({*READING_RULES, *(rule.id for rule in RULES)})
_MOST_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Selection:
    """consumers: those whose findings are kept, all where it is empty. ignored: the rules whose findings are not."""

    consumers: tuple[str, ...] = ()
    ignored: frozenset[str] = frozenset()

    def keeps(self, finding: Finding) -> bool:
        """Whether the finding is asked for."""
        return finding.rule not in self.ignored and (not self.consumers or finding.consumer in self.consumers)


EVERYTHING = Selection()


def selection_of(consumers: Iterable[str], ignored: Iterable[str]) -> Selection:
    """The selection of these consumers and without these rules.

    Errors: Refusal(INVALID) with a fault for each name that is not known, which tells the nearest; its pointer is
    "/consumer/0" or "/ignore/0", with the name's number.
    """
    names, rules = tuple(consumers), tuple(ignored)
    faults = [*_unknown("consumer", names, CONSUMERS), *_unknown("ignore", rules, KNOWN_RULES)]
    if faults:
        raise Refusal(Reason.INVALID, " ".join(fault.message for fault in faults), tuple(faults))
    return Selection(tuple(name for name in CONSUMERS if name in names), frozenset(rules))


def _unknown(what: str, names: Sequence[str], known: Collection[str]) -> list[Fault]:
    return [Fault(f"/{what}/{number}", unknown_name(what, name, known)) for number, name in enumerate(names) if name not in known]


def unknown_name(what: str, name: str, known: Collection[str]) -> str:
    """What is said of a name that is not known: with the nearest that is."""
    kind = "consumer" if what == "consumer" else "rule"
    near = get_close_matches(name.lower(), sorted(known), n=1, cutoff=0.4)
    hint = f"Did you mean “{near[0]}”?" if near else f"There are {', '.join(sorted(known))}." if kind == "consumer" else "GET /v1/rules lists them."
    return f"There is no {kind} “{name[:_MOST_SHOWN]}”. {hint}"
