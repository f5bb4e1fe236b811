# Tidewire in a container: on a Java runtime, as a user without rights, on a read-only file system. Built from the sources, or, with
# --build-arg DIST=archive, from the archive that ./mvnw -Prelease package has left in app/target.
ARG JDK=eclipse-temurin:17-jdk
ARG JRE=eclipse-temurin:17-jre
ARG DIST=sources

FROM ${JDK} AS sources
WORKDIR /src
COPY . .
RUN ./mvnw -q -B -ntp -Dquick -DskipTests -Prelease package \
    && mkdir /dist && tar -xzf app/target/tidewire-*.tgz -C /dist --strip-components=1

FROM ${JRE} AS archive
COPY app/target/tidewire-*.tgz /tmp/
RUN mkdir /dist && tar -xzf /tmp/tidewire-*.tgz -C /dist --strip-components=1

FROM ${DIST} AS dist

FROM ${JRE}
# PyTorch's natives use OpenMP, which slim images lack; its cache needs a home that can be written.
RUN { ldconfig -p | grep -q libgomp.so.1 \
        || { apt-get update && apt-get install -y --no-install-recommends libgomp1 && rm -rf /var/lib/apt/lists/*; }; } \
    && useradd --create-home --uid 10001 tidewire && mkdir /data && chown tidewire /data
COPY --from=dist /dist /opt/tidewire
USER tidewire
WORKDIR /opt/tidewire
VOLUME /data
ENTRYPOINT ["/opt/tidewire/tidewire"]
CMD ["--help"]
