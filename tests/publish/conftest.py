"""Independent readers of what is published, made to work without the network."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def crate_issues(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], list[str]]:
    """What roc-validator finds wrong with a crate; every address it asks for is the RO-Crate context."""
    import requests
    import rocrate
    from rdflib.plugins.shared.jsonld import context as jsonld
    from rocrate_validator import models, services
    from rocrate_validator.utils import http

    content = (Path(rocrate.__file__).parent / "data" / "ro-crate.jsonld").read_bytes()
    load = jsonld.source_to_json

    def get(_: object, url: str, *__: object, **___: object) -> requests.Response:
        answer = requests.Response()
        answer.status_code, answer._content, answer.url = 200, content, url
        answer.headers["Content-Type"] = "application/ld+json"
        return answer

    def source_to_json(source: Any, *more: Any, **options: Any) -> Any:
        asked = isinstance(source, str) and source.startswith("https://w3id.org/ro/crate/")
        return (json.loads(content), None) if asked else load(source, *more, **options)

    monkeypatch.setattr(http.HttpRequester, "get", get, raising=False)
    monkeypatch.setattr(jsonld, "source_to_json", source_to_json)

    def issues(folder: Path) -> list[str]:
        settings = services.ValidationSettings(
            rocrate_uri=str(folder),
            profile_identifier="ro-crate-1.2",
            requirement_severity=models.Severity.REQUIRED,
        )
        return [f"{issue.check.identifier}: {issue.message}" for issue in services.validate(settings).get_issues()]

    return issues
