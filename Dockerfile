# The image contains only the program, which the release builds for each platform:
#     docker run --rm -v "$PWD:/work:ro" settingsls/settings-ls check .
FROM scratch
ARG TARGETPLATFORM
COPY ${TARGETPLATFORM}/settings-ls /settings-ls
WORKDIR /work
USER 65532:65532
ENTRYPOINT ["/settings-ls"]
