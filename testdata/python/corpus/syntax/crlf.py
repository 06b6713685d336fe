x = f(1)
y = """a
b"""
if x:
    g("c" \
      "d")
