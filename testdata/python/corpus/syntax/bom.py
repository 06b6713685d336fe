x = f("bom")
y = g(x)
