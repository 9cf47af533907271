"""Whether a message asks what may be answered, or is a remark, cut off, or about something else."""

from bot.reading import Reading

# So many words of a question may be unexplained, and one in so many.
MOST_UNEXPLAINED, ONE_IN = 2, 5
TOPICS = (
    "compare", "or", "than", "profile", "where", "run", "share", "switch", "instead", "replace",
    "alternatives", "cost", "tier", "fits", "explain", "changes", "recommend", "which",
)  # fmt: skip
# What makes a question of a message that starts with "we" or "our".
ASKS = (
    "asks", "question_mark", "which", "wish", "search", "claim", "recommend", "explain", "cost",
    "how_much", "alternatives", "anew", "inverted", "would",
)  # fmt: skip
# What may be asked of something of one's own: "what would our chatbot cost on X?".
OF_OURS = ("cost", "wish", "recommend", "fits", "would", "switch", "claim", "which", "inverted")
# What a question has somewhere, or starts with; without any of it a message may be a remark.
QUESTIONS = (
    "question_mark", "which", "wish", "how_much", "how_many_tokens", "inverted", "would",
    "recommend", "interrogative",
)  # fmt: skip
STARTS = frozenset({
    "asks", "which", "where", "search", "explain", "recommend", "profile", "compare",
    "how_much", "changes", "superlative", "model", "alternatives", "claim",
})  # fmt: skip


def doubt_of(reading: Reading) -> str:
    """Why a message cannot be answered without guessing, in words; empty if it can be."""
    # "What is fine-tuning?"
    defines = reading.has("explain") and bool(reading.terms) and not reading.mentions
    if reading.too_long or reading.foreign_money or (reading.has("howto") and not defines):
        return "it asks for what is never answered"
    if reading.has("latency") and not (reading.sought or defines):
        return "it asks for speed, of which nothing is known"
    if "self" in reading.head and not reading.has(*ASKS):
        return "it is a remark, which asks for nothing"  # "we moved to GPT-4o"
    if reading.has("cut_off") and not reading.has("question_mark"):
        return "it breaks off"
    return _strange(reading)


def _strange(reading: Reading) -> str:
    """Too much that is not understood.

    The number of words that nothing explains is the best sign of a message about something
    else; a weak mention (a bare family, an ordinary word) needs a topic beside it. Of a message
    that has not the form of a question every word must be understood.
    """
    told = reading.traffic or reading.stated or reading.priced
    topic = bool(told or reading.sought or reading.workloads) or reading.has(*TOPICS)
    weak = reading.mentions and all(mention.weak for mention in reading.mentions)
    count = len(reading.unexplained)
    if weak and (not topic or count) and count + len(reading.mentions) < reading.words:
        return "its names alone are not enough"
    words = any(not each[0].isdigit() for each in reading.unexplained)
    if (words or reading.aside) and not _is_question(reading):
        return "it has not the form of a question, nor are all of its words explained"
    if count and reading.has("ours") and not (reading.traffic or reading.has(*OF_OURS)):
        return "it speaks of something of one's own that is not explained"
    allowed = MOST_UNEXPLAINED if topic else 0
    understood = count <= allowed and count * ONE_IN <= max(reading.asked, ONE_IN)
    return "" if understood else "too many of its words are not explained"


def _is_question(reading: Reading) -> bool:
    checks = reading.has("claim") and bool(reading.stated or len(reading.cards) > 1)
    moves = reading.has("switch") and len(reading.cards) > 1 and not reading.aside
    lists = reading.has("search") and bool(reading.stated)
    form = reading.has(*QUESTIONS) or not reading.head.isdisjoint(STARTS)
    return form or checks or moves or lists or bool(reading.traffic)
