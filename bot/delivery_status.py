"""What became of something that was sent."""

from enum import StrEnum


class DeliveryStatus(StrEnum):
    """True where it is known to have arrived."""

    ARRIVED = "arrived"
    LATER = "later"
    """It has not arrived, and another time it may."""
    UNSURE = "unsure"
    """It may have arrived: the other side was silent once it had everything."""
    NEVER = "never"
    """It has been refused for good."""

    def __bool__(self) -> bool:
        return self is DeliveryStatus.ARRIVED
