x = f(1)
def g():
    
    return h(2) + 1