# The program alone: docker build --build-arg VERSION=1.0.0 .
FROM golang:1.26 AS build
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -ldflags='-s -w' -o /settings-ls ./cmd/settings-ls

FROM scratch
COPY --from=build /settings-ls /settings-ls
WORKDIR /work
USER 65532:65532
ENTRYPOINT ["/settings-ls"]
