"""Checks a packaged template before it goes anywhere: what AWS would refuse, and what it would take and get wrong.

Each rule is a small generator of faults. cfn-lint says the rest, and needs some seconds for it.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from infra.package import MAX_ZIP_BYTES, Package, package
from infra.template import Template

Rule = Callable[[Template], Iterator[str]]
Resources = Iterator[tuple[str, Mapping[str, Any]]]

_CFN_LINT = "import sys; from cfnlint.runner import main; sys.exit(main())"
_VISIBILITY_PER_TIMEOUT = 6
_OF_NOTHING_NAMED = frozenset({"textract:DetectDocumentText", "transcribe:StartTranscriptionJob"})
"""Actions for which AWS knows no resource but every one."""

"""Source: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html"""


def faults(template: Template) -> list[str]:
    """Return what our own rules find wrong with the template; takes no time."""
    return [fault for rule in RULES for fault in rule(template)]


def lint(template: Template) -> list[str]:
    """Return what cfn-lint finds wrong; takes seconds."""
    with tempfile.TemporaryDirectory(prefix="tradepost-") as folder:
        path = Path(folder) / "template.json"
        path.write_text(json.dumps(template, indent=1))
        command = [sys.executable, "-c", _CFN_LINT, "--format", "parseable", "--", str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own words
    return [line.replace(str(path), "template") for line in (done.stdout + done.stderr).splitlines() if line.strip()]


# ── rules ────────────────────────────────────────────────────────────────────────────────────────────


def every_resource_has_a_type(template: Template) -> Iterator[str]:
    """Catch parts about things that Chalice does not make: the merge turns them into resources of no type."""
    for name, resource in template["Resources"].items():
        if "Type" not in resource:
            yield f"{name} has no Type: no such thing comes out of Chalice"


def intrinsics_stand_alone(template: Template) -> Iterator[str]:
    """Catch two intrinsics merged into one dict: AWS refuses it, the emulator and cfn-lint do not see it."""
    for path, value in _dicts(template, ""):
        keys = value.keys()
        if len(keys) > 1 and any(key == "Ref" or key.startswith("Fn::") for key in keys):
            yield f"{path} mixes {', '.join(sorted(keys))}"


def queue_sources_report_failures(template: Template) -> Iterator[str]:
    """Catch queue sources under which a failed message would be deleted, or take others with it."""
    for name, _, source in _queue_sources(template):
        if source.get("FunctionResponseTypes") != ["ReportBatchItemFailures"]:
            yield f"{name} does not say ReportBatchItemFailures: failed messages would be deleted"
        if source.get("BatchSize") != 1:
            yield f"{name} takes batches: what stands behind a poisoned message would be lost with it"


def queues_outlast_their_workers(template: Template) -> Iterator[str]:
    """Catch queues that would hand a message out again while its worker is still busy with it."""
    for name, function, source in _queue_sources(template):
        queue = _named(source.get("Queue"))
        held_s = _properties(template, queue).get("VisibilityTimeout", 30)
        if held_s < _VISIBILITY_PER_TIMEOUT * _properties(template, function).get("Timeout", 3):
            yield f"{name}: {queue} is invisible for {held_s} s, less than six times the timeout of {function}"


def queues_have_dead_letters(template: Template) -> Iterator[str]:
    """Catch queues that are not FIFO, and those that work on would vanish from."""
    buried = {_dead_letters(queue) for _, queue in _of(template, "AWS::SQS::Queue")} - {None}
    for name, queue in _of(template, "AWS::SQS::Queue"):
        if not queue.get("FifoQueue"):
            yield f"{name} is not FIFO"
        if name not in buried and not _properties(template, _dead_letters(queue)).get("FifoQueue"):
            yield f"{name} has no FIFO dead-letter queue"


def functions_are_complete(template: Template) -> Iterator[str]:
    """Catch functions that would run on defaults."""
    for name, function in _of(template, "AWS::Serverless::Function"):
        missing = [key for key in ("MemorySize", "Role", "Timeout") if not function.get(key)]
        missing += [] if function.get("Environment", {}).get("Variables") else ["Environment"]
        group = _properties(template, _named(function.get("LoggingConfig", {}).get("LogGroup")))
        missing += [] if group.get("RetentionInDays") else ["a log group that forgets"]
        if missing:
            yield f"{name} lacks {', '.join(missing)}"


def functions_have_roles_of_their_own(template: Template) -> Iterator[str]:
    """Catch functions that share a role, and so what they may do."""
    roles = Counter(_named(function.get("Role")) for _, function in _of(template, "AWS::Serverless::Function"))
    for role, uses in roles.items():
        if uses > 1:
            yield f"{uses} functions share {role}"


def roles_are_narrow(template: Template) -> Iterator[str]:
    """Catch permissions on everything of a kind; a path's last part may be open."""
    for role, statement in _statements(template):
        for action in _list(statement["Action"]):
            if "*" in action:
                yield f"{role} may {action}"
        for resource in map(_text, _list(statement["Resource"])):
            is_nameless = resource == "*" and set(_list(statement["Action"])) <= _OF_NOTHING_NAMED
            if not (is_nameless or re.fullmatch(r"[^*]*[^*/:]/\*|[^*]*[^*/:]-\*|[^*]+", resource)):
                yield f"{role} may touch {resource}"


RULES: tuple[Rule, ...] = (
    every_resource_has_a_type,
    intrinsics_stand_alone,
    queue_sources_report_failures,
    queues_outlast_their_workers,
    queues_have_dead_letters,
    functions_are_complete,
    functions_have_roles_of_their_own,
    roles_are_narrow,
)


# ── reading a template ───────────────────────────────────────────────────────────────────────────────


def _of(template: Template, type_: str) -> Resources:
    for name, resource in template["Resources"].items():
        if resource.get("Type") == type_:
            yield name, resource.get("Properties", {})


def _properties(template: Template, name: str | None) -> Mapping[str, Any]:
    properties: Mapping[str, Any] = template["Resources"].get(name, {}).get("Properties", {})
    return properties


def _queue_sources(template: Template) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    for function, properties in _of(template, "AWS::Serverless::Function"):
        for name, event in properties.get("Events", {}).items():
            if event.get("Type") == "SQS":
                yield f"{function}.{name}", function, event.get("Properties", {})


def _statements(template: Template) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for role, properties in _of(template, "AWS::IAM::Role"):
        for policy in properties.get("Policies", []):
            for statement in policy["PolicyDocument"]["Statement"]:
                yield role, statement
    for name, policy in _of(template, "AWS::IAM::Policy"):
        for statement in policy["PolicyDocument"]["Statement"]:
            yield name, statement


def _dead_letters(queue: Mapping[str, Any]) -> str | None:
    return _named(queue.get("RedrivePolicy", {}).get("deadLetterTargetArn"))


def _named(value: Any) -> str | None:
    """Return the logical id that an intrinsic speaks of."""
    found = re.match(r"\$?\{?(\w+)", _text(value))
    return found[1] if found else None


def _text(value: Any) -> str:
    if not isinstance(value, dict):
        return "" if value is None else str(value)
    target = next(iter(value.values()))
    return ".".join(map(str, target)) if isinstance(target, list) else str(target)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _dicts(value: Any, path: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if isinstance(value, dict):
        yield path, value
        for key, inner in value.items():
            yield from _dicts(inner, f"{path}/{key}")
    if isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _dicts(inner, f"{path}/{place}")


def check(made: Package) -> list[str]:
    """Return everything that is wrong with a package."""
    template = made.read_template()
    size = made.zip.stat().st_size
    heavy = [f"the zip has {size:,} bytes of at most {MAX_ZIP_BYTES:,}"] if size >= MAX_ZIP_BYTES else []
    return faults(template) + heavy + lint(template)


def main() -> int:
    """Package and check; print what is wrong."""
    parser = argparse.ArgumentParser(prog="python -m infra.check", description=__doc__)
    parser.add_argument("--target", choices=["host", "arm64", "x86_64"], default="host")
    found = check(package(parser.parse_args().target))
    print("\n".join(found) or "The template holds.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
