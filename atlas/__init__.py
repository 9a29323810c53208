"""How the figures are made: one body, every point on it, drawn from where it is best seen.

The stages, each built on the one before, each its own small module:

    assets → mesh → subdivide → rig, poses → shorts, relief → body      the body, in several poses
    skeleton                                                            bones fitted into it
    skin → landmarks → cun → points → meridians                         places on it, bound to its triangles
    camera, scene, shade, paint                                         a picture of it
    figures → labels → writer                                           what the site ships
    check, sheet                                                        what says that it is right

World: metres, z up, the figure faces -y, +x is the figure's left; the ground is z = 0 when it stands. Everything is
placed on the left and mirrored. The site never imports this package: it reads the files that it writes under
`fixtures/`.
"""
