"""Logos as SVG: what drawing programs save is taken, and what is more than a drawing is not."""

from __future__ import annotations

import pytest

from ledelsesgrundlag_cli.render.svg import NotADrawingError, NotReadableError, check_drawing

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:s="http://www.w3.org/2000/svg" xmlns:h="http://www.w3.org/1999/xhtml" '
    'viewBox="0 0 9 9">{}</svg>'
)
INKSCAPE = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with Inkscape (http://www.inkscape.org/) -->
<svg width="210mm" height="297mm" viewBox="0 0 210 297" version="1.1" id="svg5"
   inkscape:version="1.2.2 (b0a8486541, 2022-12-01)" sodipodi:docname="logo.svg"
   xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
   xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
   xmlns:xlink="http://www.w3.org/1999/xlink"
   xmlns="http://www.w3.org/2000/svg" xmlns:svg="http://www.w3.org/2000/svg"
   xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
   xmlns:cc="http://creativecommons.org/ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <sodipodi:namedview id="namedview7" pagecolor="#ffffff" inkscape:zoom="0.7">
    <inkscape:grid type="xygrid" id="grid9"/></sodipodi:namedview>
  <title>Logo (kopi)</title>
  <defs id="defs2"><linearGradient inkscape:collect="always" id="linearGradient851">
      <stop style="stop-color:#000000;stop-opacity:1;" offset="0" id="stop847"/></linearGradient>
    <linearGradient xlink:href="#linearGradient851" id="g2" x1="1" gradientUnits="userSpaceOnUse"
      gradientTransform="matrix(1,0,0,1,0,0)"/>
    <inkscape:path-effect effect="spiro" id="path-effect1"/></defs>
  <metadata id="m"><rdf:RDF><cc:Work rdf:about=""><dc:format>image/svg+xml</dc:format>
    <dc:type rdf:resource="http://purl.org/dc/dcmitype/StillImage"/></cc:Work></rdf:RDF></metadata>
  <g inkscape:label="Lag 1 (øverst)" inkscape:groupmode="layer" id="layer1">
    <rect style="fill:url(#g2);stroke-width:0.264583;-inkscape-stroke:none" id="rect31"
      width="50" height="40" x="1" y="2" inkscape:transform-center-x="1"/>
    <text xml:space="preserve" style="font-family:'Source Sans Pro';font-size:10px" x="3"
      y="4" id="text1"><tspan sodipodi:role="line" id="tspan1" x="3" y="4">Kommune</tspan></text>
  </g></svg>"""
ILLUSTRATOR = """<?xml version="1.0" encoding="utf-8"?>
<!-- Generator: Adobe Illustrator 26.0.1, SVG Export Plug-In . SVG Version: 6.00 Build 0)  -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg version="1.1" id="Layer_1" xmlns="http://www.w3.org/2000/svg"
   xmlns:xlink="http://www.w3.org/1999/xlink" x="0px" y="0px" viewBox="0 0 200 100"
   style="enable-background:new 0 0 200 100;" xml:space="preserve">
<style type="text/css">.st0{clip-path:url(#SVGID_00000_);}
.st1{fill:#E30613;} .st2{fill-rule:evenodd;clip-rule:evenodd;fill:url(#SVGID_2_);}</style>
<g><defs><rect id="SVGID_1_" width="200" height="100"/></defs>
<clipPath id="SVGID_00000_"><use xlink:href="#SVGID_1_" style="overflow:visible;"/></clipPath>
<linearGradient id="SVGID_2_" gradientUnits="userSpaceOnUse" x1="0" y1="1" x2="2" y2="3">
<stop offset="0" style="stop-color:#FFFFFF"/></linearGradient>
<g class="st0"><polygon class="st1" points="1,2 3,4 5,6 "/><path class="st2" d="M0,0h1z"/></g></g>
</svg>"""
FIGMA = """<svg width="120" height="40" viewBox="0 0 120 40" fill="none"
 xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">
<g clip-path="url(#clip0_1_2)" filter="url(#filter0_d)"><path fill-rule="evenodd"
 clip-rule="evenodd" d="M0 0H9V9Z" fill="url(#paint0)"/><rect width="9" height="9"
 fill="url(#pattern0)"/><mask id="m" style="mask-type:luminance" maskUnits="userSpaceOnUse" x="0"
 y="0" width="9" height="9"><path d="M0 0H9V9Z" fill="white"/></mask><g mask="url(#m)"/></g>
<defs><filter id="filter0_d" x="0" y="0" width="9" height="9" filterUnits="userSpaceOnUse"
 color-interpolation-filters="sRGB"><feFlood flood-opacity="0" result="BackgroundImageFix"/>
<feColorMatrix in="SourceAlpha" type="matrix" values="0 0 0 0 0 0 0 0 0 0" result="hardAlpha"/>
<feOffset dy="4"/><feGaussianBlur stdDeviation="2"/><feComposite in2="hardAlpha" operator="out"/>
<feBlend mode="normal" in="SourceGraphic" result="shape"/></filter>
<pattern id="pattern0" patternContentUnits="objectBoundingBox" width="1" height="1">
<use xlink:href="#image0" transform="scale(0.01)"/></pattern>
<linearGradient id="paint0" x1="0" y1="0" x2="9" y2="9" gradientUnits="userSpaceOnUse">
<stop stop-color="#1F5F8B"/><stop offset="1" stop-color="#1F5F8B" stop-opacity="0.5"/>
</linearGradient><clipPath id="clip0_1_2"><rect width="9" height="9" fill="white"/></clipPath>
<image id="image0" width="1" height="1" xlink:href="data:image/png;base64,iVBORw0KGgo="/></defs>
</svg>"""
ADOBE_NOTES = HEAD.format(
    '<metadata><?xpacket begin="" id="W5M0"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<x:y/></x:xmpmeta><?xpacket end="w"?></metadata><path d="M0 0"/>'
)
SMALL = (
    '<svg viewBox="0 0 9 9" role="img" aria-label="Logo" data-name="Lag (1)">'
    '<path d="M0 0"/></svg>'
)


@pytest.mark.parametrize(
    "logo",
    [INKSCAPE, ILLUSTRATOR, FIGMA, ADOBE_NOTES, SMALL],
    ids=["inkscape", "illustrator", "figma", "adobe's notes", "by hand"],
)
def test_what_drawing_programs_save_is_taken(logo: str) -> None:
    check_drawing(logo.encode("utf-8"))


ACTIVE = (
    "<script>1</script>",
    "<s:script>1</s:script>",
    "<h:script>1</h:script>",
    '<x:script xmlns:x="http://www.w3.org/1999/xhtml">1</x:script>',
    '<script xlink:href="https://a.invalid/x.js"/>',
    "<g><foreignObject><h:body/></foreignObject></g>",
    "<h:iframe/>",
    '<x:y xmlns:x="http://a.invalid/"/>',
    '<g onclick="x()"/>',
    '<g s:onclick="x()"/>',
    '<g onload\n=\n"x()"/>',
    '<a href="javascript:x()"><path/></a>',
    '<a xlink:href="https://a.invalid"><path/></a>',
    '<use href="https://a.invalid/x.svg#a"/>',
    '<use xlink:href="x.svg#a"/>',
    '<use xlink:href="data:image/svg+xml;base64,AA==#a"/>',
    '<image href="https://a.invalid/x.png"/>',
    '<image href="//a.invalid/x.png"/>',
    r'<image href="\\a.invalid\x.png"/>',
    '<image href="x.png"/>',
    '<image href="data:image/svg+xml;base64,AA=="/>',
    '<image href="data:text/html,x"/>',
    '<image src="https://a.invalid/x.png"/>',
    '<g xml:base="https://a.invalid/"/>',
    '<set attributeName="href" to="javascript:x()"/>',
    '<animate attributeName="xlink:href" values="https://a.invalid"/>',
    '<animateTransform attributeName="transform"/>',
    '<feImage href="https://a.invalid/x.png"/>',
    '<filter><feImage href="#a"/></filter>',
    '<rect fill="url(https://a.invalid/)"/>',
    "<rect fill=\"URL( '//a.invalid/' )\"/>",
    '<rect style="fill:url(https://a.invalid/)"/>',
    r'<rect style="fill:u\72l(https://a.invalid/)"/>',
    r"<rect style='fill:\75rl(https://a.invalid/)'/>",
    '<rect style="fill:url&#40;https://a.invalid/)"/>',
    "<rect style=\"background:image-set('https://a.invalid/x' 1x)\"/>",
    "<rect style=\"background:src('https://a.invalid/x')\"/>",
    '<rect style="width:expression(x())"/>',
    '<rect style="fill:url(#a);background:url(b)"/>',
    "<style>@import 'https://a.invalid/x.css';</style>",
    r"<style>@\69mport 'https://a.invalid/x.css';</style>",
    "<style>&#64;import 'https://a.invalid/x.css';</style>",
    "<style><![CDATA[@import 'https://a.invalid/x.css';]]></style>",
    "<style>@font-face{src:url(https://a.invalid/x)}</style>",
    "<style>a{fill:u<!-- -->rl(https://a.invalid/x)}</style>",
    r"<style>a{fill:u\72l(https://a.invalid/x)}</style>",
    '<?xml-stylesheet href="https://a.invalid/x.css"?>',
    "<?php x ?>",
    '<g id="a"><use href="#a"/></g>',
    '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>',
    "".join(f'<g id="a{n}">' + f'<use href="#a{n + 1}"/>' * 10 + "</g>" for n in range(6)),
)
"""What an SVG may hold that is more than a drawing, inside its first element."""
WHOLE = (
    '<!DOCTYPE svg SYSTEM "https://a.invalid/x.dtd"><svg xmlns="http://www.w3.org/2000/svg"/>',
    '<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
    '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg ><text>&a;</text></svg>',
    '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x" [<!ENTITY a "b">]><svg >&a;</svg>',
    '<!DOCTYPE svg PUBLIC "-//X//Y//EN" "https://a.invalid/x.dtd"><svg />',
    '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x"><svg >&a;</svg>',
    '<?xml-stylesheet type="text/css" href="https://a.invalid/x.css"?><svg />',
    '<?xml version="1.0" encoding="windows-1252"?><svg />',
    '<html xmlns="http://www.w3.org/1999/xhtml"><script>1</script></html>',
    "<svg onload='x()'></svg>",
)
UNREADABLE = ("<svg ", "<g/onclick='x()'>", "<svg ><g/onclick='x()'></svg>", "<svg ><t:x/></svg>")


@pytest.mark.parametrize("inside", ACTIVE)
def test_what_may_run_or_fetch_is_refused(inside: str) -> None:
    with pytest.raises(NotADrawingError):
        check_drawing(HEAD.format(inside).encode("utf-8"))


@pytest.mark.parametrize("logo", WHOLE)
def test_what_stands_around_a_drawing_is_looked_at(logo: str) -> None:
    with pytest.raises(NotADrawingError):
        check_drawing(logo.encode("utf-8"))


@pytest.mark.parametrize("logo", UNREADABLE)
def test_what_is_no_xml_is_refused(logo: str) -> None:
    with pytest.raises(NotReadableError):
        check_drawing(logo.encode("utf-8"))


def test_the_empty_frame_of_these_is_taken() -> None:
    """So what is refused above is what stands in it."""
    check_drawing(HEAD.format("").encode("utf-8"))
    check_drawing(HEAD.format('<g id="a"/><use href="#a"/>').encode("utf-8"))
