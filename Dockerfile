# Tidewire in a container. Written beside docker-compose.yml and not yet tried against a Docker engine.
FROM eclipse-temurin:17-jdk AS build
WORKDIR /src
COPY . .
RUN ./mvnw -q -Dquick -DskipTests package

FROM eclipse-temurin:17-jre
# PyTorch's natives use OpenMP, which slim images lack; its cache needs a home that can be written.
RUN apt-get update && apt-get install -y --no-install-recommends libgomp1 && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home --uid 10001 tidewire
WORKDIR /opt/tidewire
COPY --from=build /src/app/target/lib app/target/lib
COPY --from=build /src/app/target/tidewire-app.jar app/target/tidewire-app.jar
COPY --from=build /src/models models
USER tidewire
# The options of the launcher script, which would look for sources to build.
ENTRYPOINT ["java", "-Xms256m", "-Xmx1g", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", \
    "-Dai.djl.offline=true", "-DOPT_OUT_TRACKING=true", \
    "-Dai.djl.pytorch.num_threads=1", "-Dai.djl.pytorch.num_interop_threads=1", \
    "-Dtidewire.home=/opt/tidewire", "-cp", "app/target/tidewire-app.jar:app/target/lib/*", "tidewire.app.Main"]
CMD ["--help"]
