"""«Vad kan du hjälpa mig med?»."""

from __future__ import annotations

from bot.context import Context, example, message_reply
from bot.domain.answers import Reply
from bot.domain.questions import Question

EXAMPLES = (
    "answers-example-need",
    "answers-example-owner",
    "answers-example-contract",
    "answers-example-department",
    "answers-example-overlap",
    "answers-example-responsibility",
)


async def show_help(question: Question, context: Context) -> Reply:
    """What the bot can do, as questions to press."""
    examples = tuple(example(context, key) for key in EXAMPLES)
    text = context.say("help-text")
    listed = " ".join(f"«{press.title}»" for press in examples)
    return message_reply(
        context,
        question,
        f"{text} {listed}",
        heading=context.say("help-heading"),
        paragraphs=(text, context.say("help-privacy")),
        examples=examples,
    )
