"""Writes what Python's packaging says of requirements: generate.py > packaging.jsonl

Wants packaging (26 or so); the texts are these and what a seed makes of them.
"""

import json
import random

from packaging.requirements import InvalidRequirement, Requirement

TEXTS = """numpy
numpy==1.2
numpy ==1.2, >=1.0
numpy>=1,<2,
numpy[extra]
numpy[a,b]>=2
numpy[]
numpy[a
numpy[a b]
numpy = 1.2
numpy=1.2
numpy 1.2
numpy==
numpy>=1.*
numpy==1.*
numpy!=2.0.*
numpy===anything-goes
numpy~=1
numpy~=1.4
numpy~=1.4.*
numpy==1.0+local
numpy>=1.0+local
numpy==banana
numpy>=1 <2
numpy (>=1)
numpy (>=1
-numpy
_numpy
numpy-
numpy.
1numpy
a
a@b
a @ https://example.com/a.whl
a @ https://example.com/a.whl ; python_version < "3"
a @ https://example.com/a.whl extra
a @
a @ ./local
a ; python_version >= "3.8"
a;python_version>='3.8'
a ; python_version >= 3.8
a ; (python_version >= "3.8")
a ; (python_version >= "3.8"
a ; python_version >= "3.8" and sys_platform == "linux" or extra == "x"
a ; python_version
a ; banana == "x"
a ; "x" in extra
a ; "x" not in sys_platform
a ; "x" not sys_platform
a ; os.name == "nt"
a ;
a>=1;python_version<"3"
a>=1 ; python_version<"3" extra
a.b_c-d
a>=1.0a1
a>=1.0.dev0
a==1!2.0
a>= 1.0
a >=1.0 , !=1.5
a<1,>0,==0.5
a=>1
a><1
a==1.0.0.0.0
a==v1.0
a==1.0-1
git+https://example.com/a.git
./a
https://example.com/a.whl
a==1.0 --hash=sha256:abc
a # comment
"a"
a,b
a b
a;b
zenml[server]==0.98.0
torch==2.1.0+cu118
""".splitlines()


def verdict(text):
    try:
        r = Requirement(text)
    except InvalidRequirement:
        return None
    return {
        "name": r.name,
        "extras": sorted(r.extras),
        "specifiers": sorted(str(s).replace(" ", "") for s in r.specifier),
        "url": r.url or "",
    }


def changed(random, text):
    at = random.randrange(len(text) + 1)
    return text[:at] + random.choice(list(" []()<>=!~;,.*\"'@a1-_")) + text[at + random.randrange(2):]


texts = list(TEXTS)
source = random.Random(508)
while len(texts) < 1500:
    texts.append(changed(source, source.choice(texts)))
for text in dict.fromkeys(texts):
    print(json.dumps({"text": text, "requirement": verdict(text)}))
