from zenml.config import DockerSettings

DockerSettings(user="app", apt_packages=["git"])
