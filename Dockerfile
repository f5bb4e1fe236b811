# Tidewire in a container: built from the sources, run on a Java runtime, as a user without rights, on a read-only file system.
ARG JDK=eclipse-temurin:17-jdk
ARG JRE=eclipse-temurin:17-jre
FROM ${JDK} AS build
WORKDIR /src
COPY . .
RUN ./mvnw -q -B -ntp -Dquick -DskipTests -Prelease package \
    && mkdir /dist && tar -xzf app/target/tidewire-*.tgz -C /dist --strip-components=1

FROM ${JRE}
# PyTorch's natives use OpenMP, which slim images lack; its cache needs a home that can be written.
RUN apt-get update && apt-get install -y --no-install-recommends libgomp1 && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home --uid 10001 tidewire && mkdir /data && chown tidewire /data
COPY --from=build /dist /opt/tidewire
USER tidewire
WORKDIR /opt/tidewire
VOLUME /data
ENTRYPOINT ["/opt/tidewire/tidewire"]
CMD ["--help"]
