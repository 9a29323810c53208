"""What one can name on a body: the rows' shorthand written out, and each landmark in its plain and Latin words."""

import re
from collections.abc import Iterator
from functools import cache

SHORTHAND = {
    r"\bAML\b": "anterior median middle midline line",
    r"\bPML\b": "posterior median middle midline line spine",
    r"\bICS\b": "intercostal rib space",
    r"\bSCM\b": "sternocleidomastoid muscle",
    r"\bMCP\b": "metacarpophalangeal joint knuckle",
    r"\bMTP\b": "metatarsophalangeal joint",
    r"\bAPL\b": "abductor pollicis longus",
    r"\bASIS\b": "anterior superior iliac spine",
    r"\blat\b": "lateral",
    r"\bmed\b": "medial",
    r"\bsup\b": "superior",
    r"\binf\b": "inferior",
    r"\bprox\b": "proximal",
    r"\bdist\b": "distal",
    r"\bant\b": "anterior",
    r"\bpost\b": "posterior",
    r"\b[CTL]\d+\b": "vertebra spine spinous process",
    r"\bS\d foramen\b": "posterior sacral foramen sacrum",
}
# A landmark by any of its words. Where the row has one, a text may use them all.
LANDMARKS = {
    "heel tendon": r"(?:heel|achilles|calcaneal)(?: or (?:achilles|calcaneal))? tendon",
    "heel bone": r"calcaneus|calcaneal tuberosity|heel bone",
    "ankle bone": r"malleol\w+|ankle(?: bones?| knobs?)?",
    "kneecap": r"patellar?|kneecap",
    "shin bone": r"tibia(?:l|lis)?\b|shin(?: bone)?",
    "outer leg bone": r"fibula\w*",
    "thigh bone": r"femur|femoral(?! artery)|thigh bone",
    "hip knob": r"(?:greater )?trochanter|knob (?:of|at) the (?:outer )?hip|hip knob",
    "front hip point": r"anterior superior iliac spine|front of the hip",
    "hip crest": r"iliac crests?|hip crests?|crests? of the hip",
    "sacrum": r"sacrum|sacral(?! hiatus)",
    "sacral hiatus": r"sacral hiatus|lower opening of the sacrum",
    "tail bone": r"coccy\w+|tail ?bone",
    "pubic bone": r"pub(?:ic|is)\b|symphysis",
    "navel": r"umbilic\w+|navel|belly button",
    "nipple": r"nipples?",
    "breastbone": r"sternum|sternal|suprasternal|breastbone|xiph\w+",
    "collarbone": r"\w*clavic\w+|collar ?bone",
    "shoulder blade": r"scapul\w+|shoulder blade",
    "shoulder tip": r"acromi\w+",
    "epicondyle": r"\w*epicondyl\w*",
    "elbow": r"olecranon|elbow|cubital",
    "wrist crease": r"wrist(?: crease)?",
    "forearm bones": r"\bradius\b|\bulna\b|styloid",
    "knee crease": r"popliteal|knee crease|crease (?:of|at|behind) the (?:back of the )?knee",
    "buttock fold": r"gluteal fold|buttock fold|fold (?:of|under) the buttock",
    "jaw": r"mandib\w+|jaw(?:bone)?",
    "ear": r"auric\w+|ears?\b|ear ?lobe|tragus|\w*tragic",
    "bone behind the ear": r"mastoid(?! muscle)",
    "pupil": r"pupils?",
    "corner of the eye": r"canthus|corner of the eye",
    "eyebrow": r"(?:eye)?brows?",
    "nose": r"nos(?:e|tril)\w*|\bala\b|nasi|nasolabial",
    "cheekbone": r"zygom\w+|cheek ?bone",
    "hairline": r"hairline",
    "back of the skull": r"occipit\w+",
    "Adam’s apple": r"thyroid cartilage|adam[’']s apple",
    "ring of the windpipe": r"cricoid",
    "tongue bone": r"hyoid",
    "armpit": r"\w*axill\w+|armpit",
    "groin crease": r"inguinal|groin",
    "calf muscle": r"gastrocnemius|calf muscle",
    "spine": r"spine(?! of)|spinous|vertebra\w*|backbone",
    "rib": r"ribs?\b|intercostal|costal",
    **{
        muscle: muscle
        for muscle in (
            *("biceps femoris", "biceps brachii", "semitendinosus", "semimembranosus", "soleus", "sartorius"),
            *("rectus femoris", "vastus medialis", "vastus lateralis", "gracilis", "adductor longus", "trapezius"),
            *("tibialis anterior", "palmaris longus", "flexor carpi radialis", "flexor carpi ulnaris", "masseter"),
            *("abductor pollicis longus", "extensor pollicis brevis", "extensor pollicis longus", "deltoid"),
            *("extensor hallucis longus", "extensor digitorum longus", "sternocleidomastoid", "iliotibial band"),
        )
    },
}
# Words that say nothing of a place by themselves.
GENERAL = frozenset(
    re.findall(
        r"\w+",
        "a about above also and any as at back before behind below beside between body bone bones bony border called "
        "centimetre centimetres centre cun edge end fold from front gap groove half hole hollow in inner is it its "
        "joint just level ligament line lower male man men middle midpoint more most muscle muscles name names near "
        "no not of on one or outer over part place point process prominence quarter quarters same side so spot "
        "surface tendon tendons than that the their third thirds this tip to top two under upper when where which who "
        "with women you your",
    )
)
SYNONYMS = {
    "calcaneal": "achilles calcaneus heel",
    "umbilicus": "umbilical navel",
    "clavicle": "clavicular collarbone infraclavicular supraclavicular",
    "patella": "patellar kneecap",
    "spinous": "spine vertebra vertebral",
    "foramen": "foramina",
    "gastrocnemius": "calf",
    "popliteal": "knee",
    "sacral": "sacrum",
    "vertebra": "vertebrae cervical thoracic lumbar",
    "eyebrow": "brow",
    "mandible": "mandibular jaw",
    "scapular": "scapula scapulae",
    "scapula": "scapular",
    "radial": "radius",
    "styloid": "process",
    "coccyx": "tailbone",
    "lateral": "outer",
    "medial": "inner",
}


@cache
def written_out(row: str) -> str:
    for short, words in SHORTHAND.items():
        row = re.sub(f"({short})", rf"\1 {words}", row)
    return row


@cache
def landmarks(text: str) -> frozenset[str]:
    return frozenset(name for name, _, _ in places(text))


def places(text: str) -> Iterator[tuple[str, int, int]]:
    """Each landmark with where its words begin and end."""
    for name, pattern in patterns().items():
        yield from ((name, found.start(), found.end()) for found in pattern.finditer(text))


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(rf"\b(?:{words})", re.IGNORECASE) for name, words in LANDMARKS.items()}


@cache
def vocabulary(row: str) -> frozenset[str]:
    """The stems of all words that a row's text allows in brackets: its own, written out, and those of its landmarks."""
    words = set(re.findall(r"[a-z]+", written_out(row).lower()))
    words |= {other for word in words for other in SYNONYMS.get(word, "").split()}
    return frozenset(map(stem, words))


def stem(word: str) -> str:
    """Crude: enough to meet malleolus with malleoli, and a bone with bones."""
    return re.sub(r"(?:ae|us|um|is|es|al|ar|s|i|a|e)$", "", word) if len(word) > 4 else word
