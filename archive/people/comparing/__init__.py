"""Do two name forms say the same name, and why: across scripts, systems and languages.

A confidence of .95 and more means the same name for certain (which two persons may still share), from .85
a suggestion for a human, below it nothing. What is certain is a *system* that makes one form of the other
(``archive.people.scripts``); how names sound is a suggestion, and certain only where it is exact and long.

=========================== =========================================== ==================
comparison                  certain where                               see
=========================== =========================================== ==================
letters                     both have one key                           ``keys``
Korean                      no other frequent name is spelled so        :mod:`.korean`
Chinese                     the syllables are the same, three or more   :mod:`.chinese`
Slavic                      one system gives every word                 :mod:`.slavic`
sound                       every word sounds the same                  :mod:`.sounding`
given names                 a list has them, the surname sounds so      :mod:`.givennames`
women's surnames            the language adds the ending                :mod:`.feminine`
=========================== =========================================== ==================
"""

from archive.people.comparing.comparison import Comparison, compare
from archive.people.comparing.skeletons import skeletons

__all__ = ["Comparison", "compare", "skeletons"]
