"""What PyYAML's SafeLoader does with a text, as plain data.

ZenML opens a run configuration in text mode: UTF-8, universal newlines. So the
text is decoded and its line ends are replaced first, and every position is
then counted back to bytes of the source.
"""

import hashlib
import re

import yaml

SHORT = "tag:yaml.org,2002:"
STYLES = {None: "plain", "'": "single", '"': "double", "|": "literal", ">": "folded"}
COMMENT = re.compile("#[^\0\r\n\x85\u2028\u2029]*")


class Text:
    """A source as Python's text mode gives it, and the way back to its bytes."""

    def __init__(self, source):
        chars, self.offsets = [], []
        offset, before = 0, ""
        for char in source.decode("utf-8"):
            if (before, char) != ("\r", "\n"):
                self.offsets.append(offset)
                chars.append("\n" if char == "\r" else char)
            offset += len(char.encode("utf-8"))
            before = char
        self.offsets.append(offset)
        self.chars = "".join(chars)

    def span(self, start, end):
        return [self.offsets[start], self.offsets[end]]


class OrderedSet(set):
    """A set that prints in the order of the text: Python's own order changes with each process."""

    order = ()

    def update(self, keys):
        super().update(keys)
        self.order = list(keys)

    def __repr__(self):
        return "{%s}" % ", ".join(map(repr, self.order)) if self.order else "set()"


class Loader(yaml.SafeLoader):
    """SafeLoader that notes what it composes, constructs and skips."""

    def __init__(self, chars):
        self.composed = []  # [event, node, pairs] in document order, aliases included
        self.values = {}  # id of a node: what was constructed
        self.dicts = {}  # id of a mapping: what its dict's items come from
        self.comments, self.anchor_tokens = [], []
        super().__init__(chars)

    def noting_comments(self, scan, *args):
        start = self.index
        scan(*args)
        # The buffer holds the whole text, so an index is a place in it.
        for match in COMMENT.finditer(self.buffer, start, self.index):
            self.comments.append(match.span())

    def scan_to_next_token(self):
        self.noting_comments(super().scan_to_next_token)

    def scan_block_scalar_ignored_line(self, mark):
        self.noting_comments(super().scan_block_scalar_ignored_line, mark)

    def scan_directive_ignored_line(self, mark):
        self.noting_comments(super().scan_directive_ignored_line, mark)

    def scan_anchor(self, kind):
        token = super().scan_anchor(kind)
        if kind is yaml.AnchorToken:
            self.anchor_tokens.append(token)
        return token

    def compose_node(self, parent, index):
        note = [self.peek_event(), None, None, None]
        self.composed.append(note)
        node = super().compose_node(parent, index)
        # Constructing changes tags and pairs, so both are noted now.
        note[1:] = node, node.tag, list(node.value) if isinstance(node, yaml.MappingNode) else None
        return node

    def construct_object(self, node, deep=False):
        value = super().construct_object(node, deep)
        self.values[id(node)] = value
        return value

    def construct_mapping(self, node, deep=False):
        mapping = super().construct_mapping(node, deep)
        origin = {}
        for key, value in node.value:
            origin[self.constructed_objects[key]] = key, value
        self.dicts[id(node)] = list(origin.values())
        return mapping

    def construct_ordered_set(self, node):
        value = OrderedSet()
        yield value
        value.update(self.construct_mapping(node))


Loader.add_constructor(SHORT + "set", Loader.construct_ordered_set)


def answer(source):
    """The answer of PyYAML to a source, as a dict for JSON."""
    answer = {"sha": hashlib.sha256(source).hexdigest()[:12]}
    try:
        text = Text(source)
        loader = Loader(text.chars)
        value = loader.get_single_data()
    except Exception as error:  # ValueError, KeyError, ... also end a run
        return answer | refusal(error)
    answer["str"] = printed(value)
    answer["nodes"] = nodes(loader, text)
    if dicts := changed_dicts(loader):
        answer["dicts"] = dicts
    if loader.comments:
        answer["comments"] = [text.span(*span) for span in loader.comments]
    return answer


def refusal(error):
    answer = {"refused": type(error).__name__, "problem": getattr(error, "problem", None) or str(error)}
    if mark := getattr(error, "problem_mark", None):
        answer["at"] = [mark.line + 1, mark.column + 1]
    return answer


def printed(value):
    """str(value), or None where Python itself cannot: an int of more than 4300 digits."""
    try:
        return escaped(str(value))
    except ValueError:
        return None


def escaped(text):
    """JSON has no lone surrogates: they are written as <d800>."""
    return re.sub("[\ud800-\udfff]", lambda match: "<%x>" % ord(match[0]), text)


def nodes(loader, text):
    """One list per node: span, lines and columns, kind, and what belongs to the kind."""
    anchors = iter(loader.anchor_tokens)
    found, first = [], {}
    for event, node, tag, _ in loader.composed:
        start, end = event.start_mark, node.end_mark
        entry = {}
        if isinstance(event, yaml.AliasEvent):
            end = event.end_mark
            entry |= {"kind": "alias", "text": event.anchor, "target": first[id(node)]}
        else:
            first[id(node)] = len(found)
            entry |= described(loader, node, tag)
            if event.anchor is not None:
                token = next(anchors)
                entry |= {"anchor": event.anchor, "anchor_span": text.span(token.start_mark.index, token.end_mark.index)}
        entry["span"] = text.span(start.index, end.index)
        entry["at"] = [start.line + 1, start.column + 1, end.line + 1, end.column + 1]
        found.append(entry)
    return found


def described(loader, node, tag):
    entry = {"tag": tag.removeprefix(SHORT)}
    if isinstance(node, yaml.ScalarNode):
        entry |= {"kind": STYLES[node.style], "text": escaped(node.value)}
        value = loader.values.get(id(node), node.value)
        if value is not node.value:
            entry["str"] = printed(value)
        return entry
    style = "flow" if node.flow_style else "block"
    entry["kind"] = f"{style}-{node.id}"
    if id(node) in loader.dicts:
        entry["dict"] = True
    return entry


def changed_dicts(loader):
    """The mappings whose dict is not simply their pairs: places of key, value, and whether merged."""
    places = {}
    for place, (_, node, _, _) in enumerate(loader.composed):
        places.setdefault(id(node), place)
    dicts = {}
    for event, node, _, pairs in loader.composed:
        if isinstance(event, yaml.AliasEvent) or id(node) not in loader.dicts:
            continue
        items = loader.dicts[id(node)]
        if items != pairs:
            dicts[places[id(node)]] = [
                [places[id(key)], places[id(value)], (key, value) not in pairs] for key, value in items
            ]
    return dicts
