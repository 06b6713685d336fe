simple = f"a{x}b", f'{x}{y}', f"{{}}", f"{{{x}}}", rf"\{x}", F"{x!r}", fR"{x:>{width}.{precision}f}"
debug = f"{x=}", f"{ x = !r:^20}", f"{f(x)=:{g(y)}}"
calls = f"{f(a, key='v')} and {g(**{'k': [h()]})}" "tail" f"{x}"
nested = f"{f"{f"{f'{f(1)}'}"}"}", f'{d["key"]}', f"{d["same quotes"]}", f"{'a' if b else "c"}"
comparison = f"{a != b}", f"{a!r}", f"{x:!r}", f"{(lambda y: y)(x)}", f"{(y := f(x))}", f"{x:=10}"
triple = f"""
{f(
    a,  # a comment in a field
    b="c",
)}
{x:
}"""
names = f"\N{BULLET}{f(x)}\N{EM DASH}", f"\{f(x)}"
sets = f"{ {1, f(2)} }", f"{ {'a': f(1)}['a'] }", f"{[f(i) for i in x]}", f"{x[1:2]}", f"{x,y}", f"{*x,}"
backslash = f"{'\n'.join(x)}", f"{x}\
{f(y)}"
dates = f"{now():%Y-%m-%d %H:%M:%S}", f"{x:{'{'}>10}", f"{x:{f'{w}'}}"
