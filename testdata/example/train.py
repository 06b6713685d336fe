"""A training pipeline whose Docker settings are in Python, with typical mistakes."""

from zenml import pipeline, step
from zenml.config import DockerSettings
from zenml.integrations.constants import SKLEARN

docker = DockerSettings(
    apt_packges=["git", "libgomp1"],  # a typo
    required_integrations=[SKLEARN],
    requirements=["pandas==2.2.3"],
)


@step(settings={"docker": DockerSettings(requirements=["torch==2.9.0"])})
def train() -> None: ...


@step
def evaluate() -> None: ...


@pipeline(settings={"docker": docker})
def training() -> None:
    train()
    evaluate()
