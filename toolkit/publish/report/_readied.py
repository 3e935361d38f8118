"""What is done once, in the process of which kernels are copies (`toolkit.publish.report._kernels`)."""

from __future__ import annotations

import gc
import os

os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")  # as every kernel has it

import ipykernel.kernelapp  # noqa: F401 - each is there when a kernel begins
import matplotlib.font_manager  # noqa: F401
import pandas  # noqa: ICN001, F401

from toolkit import _render, charts, library, tables
from toolkit import notebook as nb  # noqa: F401
from toolkit.charts import told  # noqa: F401
from toolkit.languages import editions
from toolkit.views import assembly

_resolution = library.load()
tables.tables(_resolution)
for _language in editions("report"):
    _render.to_svg(charts.draw(_resolution, "themes", language=_language))
for _language in ("en", "ar"):
    assembly.speaks(language=_language)
gc.freeze()  # copies share what stands here as long as nobody touches it
