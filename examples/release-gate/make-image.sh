#!/bin/sh
# Makes the OCI image layout out/image with umoci: the same bytes each time.
set -eu
rm -rf out/image
mkdir -p out
created=2026-01-01T00:00:00Z
umoci init --layout out/image
umoci new --image out/image:1.2.0
umoci config --image out/image:1.2.0 --created "$created" --history.created "$created" --architecture amd64 \
  --config.entrypoint /app/greeter --config.label org.opencontainers.image.version=1.2.0
umoci gc --layout out/image
