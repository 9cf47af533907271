"""What is wrong with a catalog: what may not ship, and what somebody should look at."""

from knowledge.checking.finding import Finding
from knowledge.checking.publishing import MayNotShip, assure, publish
from knowledge.checking.report import Report, report
from knowledge.checking.shipping import faults

__all__ = ["Finding", "MayNotShip", "Report", "assure", "faults", "publish", "report"]
