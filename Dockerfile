# The server, with PostgreSQL elsewhere (DATABASE_URL). docker build -t causeway .
# For two kinds of machines: docker buildx build --platform linux/amd64,linux/arm64 -t … --push .
FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY scripts/prune-modules.mjs scripts/
RUN npm ci --omit=dev --no-audit --no-fund && node scripts/prune-modules.mjs

FROM debian:bookworm-slim
WORKDIR /app
# PostgreSQL, which a backup is restored into for comparison, wants a user with a name.
RUN groupadd --gid 10001 causeway && useradd --uid 10001 --gid 10001 --home-dir /data --create-home causeway
COPY --from=build /usr/local/bin/node /usr/local/bin/node
COPY --from=build /app/node_modules node_modules
COPY package.json package-lock.json ./
# /method reads it.
COPY docs/methods.md docs/
COPY data data
COPY migrations migrations
COPY scripts scripts
COPY jobs jobs
COPY adapters adapters
COPY src src
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data MALLOC_ARENA_MAX=2
VOLUME /data
EXPOSE 3000
# By number, so that a cluster can see that it is not root. Nothing of /app is written.
USER 10001:10001
# The process alone: a server whose database is away goes on by itself, and must not be killed for it.
HEALTHCHECK --interval=15s --timeout=5s --start-period=120s --retries=3 CMD ["node", "scripts/health.mjs"]
STOPSIGNAL SIGTERM
CMD ["node", "src/main.ts"]
