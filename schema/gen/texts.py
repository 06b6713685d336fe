"""Which texts pydantic takes for a number, a boolean, a date, a duration or a UUID: texts.py FILE.

The texts are near misses of what is accepted, drawn with a fixed seed.
"""

import json
import random
import sys
from datetime import datetime, timedelta
from uuid import UUID

from pydantic import TypeAdapter

KINDS = {"bool": bool, "int": int, "float": float, "datetime": datetime, "timedelta": timedelta, "uuid": UUID}
SAMPLES = {
    "bool": ["true", "True", "FALSE", "yes", "no", "on", "off", "y", "n", "t", "f", "1", "0"],
    "int": ["1", "-12", "+7", "1_000", "1.0", "10.000", " 5 ", "007", "0", "123456789012345678901234567890"],
    "float": ["1", "1.5", "-.5", "1.", "1e5", "1.5E-3", "1_0.5", "inf", "-Infinity", "nan", " 2.5 ", "+1e+5"],
    "datetime": [
        "2024-01-02", "2024-02-29", "2024-01-02T03:04", "2024-01-02 03:04:05", "2024-01-02T03:04:05.123", "2024-01-02T03:04:05Z",
        "2024-01-02T03:04:05+01:00", "2024-01-02T03:04:05.123456-0530", "2024-12-31t23:59:59z", "2024-01-02_03:04", "1704164645",
        "1704164645.5", "-1", "1704164645000", "20240102", "2024-01-02T03:04:05,5",
    ],
    "timedelta": [
        "P1D", "P1W", "PT1H", "PT1H2M3S", "P1DT2H", "PT0.5S", "-P1D", "+PT5M", "1 day", "1 day, 01:02:03", "2 days 01:02", "01:02",
        "01:02:03", "01:02:03.5", "-01:02:03", "1d", "1d, 01:02", "P1Y2M", "3D 4:05", "24:00:00", "00:60", "100:00:00",
    ],
    "uuid": [
        "6ba7b810-9dad-11d1-80b4-00c04fd430c8", "6BA7B8109DAD11D180B400C04FD430C8", "{6ba7b810-9dad-11d1-80b4-00c04fd430c8}",
        "urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430c8",
    ],
}
EACH = 700


def main(file):
    draw = random.Random(1)
    with open(file, "w", encoding="utf-8") as out:
        for kind, python in KINDS.items():
            adapter = TypeAdapter(python)
            texts = sorted({*SAMPLES[kind], *(changed(draw, SAMPLES[kind]) for _ in range(EACH))})
            for said in (True, False):
                chosen = [t for t in texts if accepts(adapter, t) is said]
                out.write(json.dumps({"kind": kind, "accepted": said, "texts": chosen}, ensure_ascii=False) + "\n")


def changed(draw, samples):
    """A sample with one to three characters left out, doubled, exchanged or put in."""
    text = draw.choice(samples)
    alphabet = "".join(samples) + " _.-+:,eETZ0149"
    for _ in range(draw.randint(1, 3)):
        at = draw.randrange(len(text) + 1)
        rest = text[at:]
        text = text[:at] + draw.choice([rest[1:], rest[:1] + rest, draw.choice(alphabet) + rest[1:], draw.choice(alphabet) + rest])
    return text


def accepts(adapter, text):
    try:
        adapter.validate_python(text)
    except ValueError:
        return False
    return True


if __name__ == "__main__":
    main(sys.argv[1])
