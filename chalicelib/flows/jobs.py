"""The work that a record stands for: which queue, which id, and behind which other work it waits."""

from __future__ import annotations

from chalicelib.domain.conversations import InboundMessage, OutboundMessage, conversation_id
from chalicelib.domain.operations import Job, QueueName
from chalicelib.domain.requests import Request, RequestKind

Work = InboundMessage | OutboundMessage | Request

_QUEUES = {
    RequestKind.ORDER: QueueName.ORDERS,
    RequestKind.TICKET: QueueName.TICKETS,
    RequestKind.NOTICE: QueueName.PURCHASES,
}


def job_of(work: Work) -> Job:
    """Return the job that works on this record.

    What one contact writes and is answered goes in order, and so do the requests of one partner.
    """
    if isinstance(work, Request):
        return Job(queue=_QUEUES[work.type], id=work.id, group=work.partner_id)
    if isinstance(work, OutboundMessage):
        return Job(queue=QueueName.OUTBOUND, id=work.id, group=work.conversation)
    # The group names the sender's own conversation, by which the message is found again.
    event = work.event
    group = conversation_id(event.channel, event.account, event.sender.id)
    return Job(queue=QueueName.INBOUND, id=work.id, group=group)
