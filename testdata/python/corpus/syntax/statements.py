import a, b.c as d, e.f.g
from a import b, c as d
from . import a
from .a.b import (c, d as e,)
from ... import a
from ....a import *
from a import (
    b,  # comment
)
global x, y


@decorator
@a.b(c=d)
@(lambda f: f)
@x[0].y
async def f(a: int, /, b: "str" = g(x), *args: *Ts, c=h(y), d, **kwargs: i(j)) -> k(l):
    """Docstring."""
    nonlocal z
    async with a(b) as c, d() as (e, f):
        async for x in y(z):
            await g(x)
    else_ = [x async for x in y() if await z(x)]
    return f(x), *g(y)


class C(A, B(x), metaclass=M(y), **kwargs): x = f(1); y: int = g(2)


class D:
    x = 1

    def m(self): return self.f(x)

    if x:
        y = f()
    elif g(): z = 1
    else:
        pass


def generic[T: f(int), *Ts, **P](x: T) -> T: ...
class Generic[T](Base): pass
type X[T: (int, str)] = list[T] | f(y)
type Y = int


for x, *y in f(z), g(w): h(x)
else: i()
for (a, b), c[d()] in e: pass
while f(x): break
while (y := g(x)) is not None:
    continue
else:
    pass
try:
    f(x)
except A: pass
except (B, C(x)) as e:
    raise D(e) from g(e)
else:
    pass
finally:
    f()
try: pass
except* E(f): pass
with f(x) as y, g(z): pass
with (f(x) as y, g(z) as w,): pass
with (f(x), g(y)): pass
with (f(x)): pass
with (f(x)) as y: pass
with (a, b)[f(0)] as c: pass
with (f(x) as y): pass
with (yield_(x)) as z: pass
if (a
    and f(b)):
    pass
if 1:
        x = f()
        if y:
         z()
else:
  w()
match f(x):
    case 1 | "a" | -2.5 | None: f(1)
    case [a, *rest] if g(a): f(2)
    case {"k": v, **rest}: pass
    case A(b, c=d) as e:
        h(b)
        match y:
            case _: pass
    case (x.y | z): pass
    case str() | int(): pass
    case -1+2j: pass
    case (1, 2) | [] | () | {}: pass
match x, y:
    case a, b: f(a)
match (x):
    case 1: pass
match -x:
    case 1: pass
match [a, b]:
    case _: pass
match {**x}:
    case _: pass
match *a, b:
    case _: pass
if True: pass; x = 1; f(x);
if x: f(x) ; g(y)
x = 1 ; \
y = f(2)
	
def tabs():
	if x:
		f()
        # a comment with other indentation
	g()
if x:
    pass
    # comment at the end of the block

# comment at column 0
    f(x)
raise
raise f(x)
return_ = 0xFF, 0o17, 0b1010, 1_000.5e-1_0, 1j, .5, 5., 1e5, 0_0, 1if x else 2, 1.e1j
