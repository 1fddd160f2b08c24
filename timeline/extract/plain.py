from timeline.extract.mentions import Mention, Page
from timeline.extract.sentences import Span
from timeline.records import Timex


def read_plain(span: Span, timexes: list[Timex], page: Page) -> list[Mention]:
    return []
