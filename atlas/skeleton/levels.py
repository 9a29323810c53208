from atlas.skeleton.trunk import tip_of


def places(laid, skin):
    return {f"{n.lower()}-spinous-tip": tip_of(v) for n, v in laid.items() if n[0] in "CTL" and n[1:].isdigit()}
