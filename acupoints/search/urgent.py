"""What nobody should look for a point for: words that tell of an emergency. Pure.

The signs are those of the complaints' pages; the words are the plain ones that people type. Better one too many:
what is shown stands above the results and hides none.
"""

import re
from typing import Literal

from acupoints.search.text import stem

Urgent = Literal["emergency", "self_harm"]

_SELF_HARM = """
suicide; suicidal; kill myself; killing myself; end my life; ending my life; want to die; wish to die; self harm
self-harm; selfharm; harm myself; harming myself; hurt myself; hurting myself; cut myself; overdose
"""
_EMERGENCY = """
heart attack; cardiac arrest; chest pain; chest pressure; chest tightness; tight chest; angina
breathless; breathlessness; short of breath; shortness of breath; trouble breathing; difficulty breathing
cannot breathe; can't breathe; not breathe; choking; stroke; face droop; drooping face; slurred speech
trouble speaking; sudden weakness; sudden numbness; weak arm; paralysed; paralyzed; unconscious; unresponsive
passed out; seizure; convulsion; having a fit; anaphylaxis; anaphylactic; allergic shock; swollen tongue
swollen throat; heavy bleeding; severe bleeding; vomiting blood; vomit blood; coughing blood; cough up blood
black stool; blood in stool; head injury; worst headache; thunderclap headache; sudden severe headache
stiff neck fever; carbon monoxide; blood clot; deep vein thrombosis; dvt; lung embolism; pulmonary embolism
numb saddle; numb groin; cannot pass urine; can't urinate; cannot urinate; lost control of bladder; cauda equina
poisoned; poisoning; electric shock; severe burn; broken bone; waters broke; bleeding in pregnancy
pregnant and bleeding; sudden confusion; snake bite; meningitis; sepsis; appendicitis
"""


def _stems(text: str) -> frozenset[str]:
    """Of all words, "can't" and "not" among them."""
    return frozenset(stem(word) for word in re.findall(r"[a-z]+", re.sub("['\u2019]", "", text.casefold())))


def _phrases(text: str) -> tuple[frozenset[str], ...]:
    parts = (part.strip() for line in text.strip().splitlines() for part in line.split(";"))
    return tuple(stems for part in parts if (stems := _stems(part)))


_KINDS: tuple[tuple[Urgent, tuple[frozenset[str], ...]], ...] = (
    ("self_harm", _phrases(_SELF_HARM)),
    ("emergency", _phrases(_EMERGENCY)),
)


def urgent(query: str) -> Urgent | None:
    """The kind of emergency that all words of a phrase, in any order, tell of; None for anything else."""
    asked = _stems(query)
    return next((kind for kind, phrases in _KINDS if any(phrase <= asked for phrase in phrases)), None)
