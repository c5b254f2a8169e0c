"""Doubles of the platforms: servers on loopback that behave like the platforms at the wire.

They sign webhooks with the app's secret and send them again until they are answered 2xx, check the token and the
shape of every send, keep the 24-hour window by a clock that can be put forward, and tell what became of each message.

    with Doubles(api) as doubles:
        doubles.whatsapp.write("15550100123", "2 cases cola").wait()
        doubles.wait_for(lambda: len(doubles.whatsapp.inbox("15550100123")) > 1)
"""

from infra.local.doubles.all import Doubles
from infra.local.doubles.cast import Cast
from infra.local.doubles.inbox import Bubble, Person, Tap
from infra.local.doubles.waiting import wait_for

__all__ = ["Bubble", "Cast", "Doubles", "Person", "Tap", "wait_for"]
