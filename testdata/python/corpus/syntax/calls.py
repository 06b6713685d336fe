f(), f(a), f(a,), f(a, b=c), f(*a, **b), f(x for x in y), f(a)(b)(c), f[0](1), a.b.c(d).e(f)
(f)(x), (f).g(x), ((a))(b), (lambda x: x)(y), [a][0](b), {a: b}(c), "".join(x), 1 .real(), (1).real(), ...(x)
f(a=(b), c=((d)), e=(f, g), h=(i), j=(k for k in l), m=lambda: n, o=p if q else r, s=-t, u=not v, w=x ** y)
f(a := b, *c, d, **e, f=g), f(
    a,  # comment
    b=c, \
    d=e,
), f(**{"a": b}, **c)
f(yield_=(yield x)), f((yield)), g(await h(x)), f(a=await g(b))
f(a)[b](c)[d:e, f(g)](h), f(a)[b:c(d):e], a[b, *c(d)], a[:], a[::f()], a[f():]
x = y = f(z); a, b = c, *d = g(h), i; (e, [k, *l]) = m(n)
x: f(int) = g(y); z: h(a); (w): i; o.p: q(r) = s; t[u()]: v = w
x += f(y); x @= g(z); x //= h(); x >>= i(); x **= j(k); x |= l | m(n)
not f(x) == g(y) < h(z) in i(j) not in k is not l(m) and n or o(p) if q(r) else s(t)
a + b(c) - d * e(f) // g @ h(i) % j << k(l) >> m & n(o) ^ p | q(r)
-f(x) ** -g(y), ~h(z), +i(w), - -j(), not not k(), await_ (x), print_(y)
[f(x) for x in g(y) if h(x) if i(x) for z in j(x)], {f(x) for x in y}, {f(x): g(y) for x, y in z}, {**f(x), a: g(y), **h(z)}
{f(a), g(b)}, {f(a): g(b), c: d,}, [*f(a), *g(b)], (*f(a), b), (f(a),), (), [], {}, (f(a)), ((f(a)), g(b))
lambda: f(x), lambda x, *y, z=f(a), **w: g(x, y), lambda *, a: a, lambda a, /, b: (a, b), lambda x: (yield f(x))
del f(x).a, g(y)[0], (b, [c])
assert f(x), g(y)
print >> f(x), y
exec("code")
match(x), match[x], match.y(z), case(a), type(x), match
match, _ = f(x)
match = case = type = f(x)
match (x)
type (x)
print(match, case, type)
f(a)if b else(c)
1if f(x)else 2
