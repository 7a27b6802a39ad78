package io.incubator.launcher.gateway;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;

/// The network of one machine: the gateway on the public port, and for every service an address of its own behind
/// which its replicas stand. All of it listens on the loopback interface only.
public final class Network implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int CONNECT_MILLIS = 2_000;
    private static final int CONNECTIONS_PER_REPLICA = 1_000;
    private static final int MAX_HEADERS = 32_768;
    private static final int MAX_REQUEST_LINE = 8_192;

    private final Vertx vertx;
    private final Map<String, Replicas> replicas = new LinkedHashMap<>();
    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private final int gatewayPort;

    private Network(List<String> services, Routes routes, int gatewayPort) {
        // nothing here reads files through Vert.x: it needs no cache directory
        this.vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(2)
                .setWorkerPoolSize(2)
                .setInternalBlockingPoolSize(2)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        HttpClient client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(CONNECT_MILLIS).setMaxHeaderSize(MAX_HEADERS),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS_PER_REPLICA));
        Problems problems = Problems.load();
        Map<String, Handler<HttpServerRequest>> edge = new LinkedHashMap<>();
        edge.put(Route.GATEWAY, new ApiPages(vertx, problems, services));
        for (String service : services) {
            Replicas of = new Replicas(service);
            replicas.put(service, of);
            ports.put(service, listen(0, problems, new ReplicaProxy(client, of, problems)));
            edge.put(service, new ReplicaProxy(client, of, problems, new EdgeHeaders()));
        }
        this.gatewayPort = listen(gatewayPort, problems, new Gateway(routes, problems, edge));
    }

    /// Opens all ports. The services have no replicas yet.
    ///
    /// @param gatewayPort 0 for a free one
    /// @throws PortTakenException when somebody else listens on the gateway's port
    public static Network open(List<String> services, Routes routes, int gatewayPort) {
        return new Network(services, routes, gatewayPort);
    }

    public int gatewayPort() {
        return gatewayPort;
    }

    /// Where other services reach `service`, whichever replicas it has.
    public int port(String service) {
        return ports.get(service);
    }

    /// The replicas behind a service's address.
    public Replicas replicas(String service) {
        return replicas.get(service);
    }

    private int listen(int port, Problems problems, Handler<HttpServerRequest> handler) {
        // without HTTP/2: the proxy passes an HTTP/2 body of unknown length on only for some clients
        HttpServerOptions options = new HttpServerOptions()
                .setHost(LOOPBACK)
                .setPort(port)
                .setMaxInitialLineLength(MAX_REQUEST_LINE)
                .setMaxHeaderSize(MAX_HEADERS)
                .setHttp2ClearTextEnabled(false);
        try {
            return await(vertx.createHttpServer(options)
                            .requestHandler(handler)
                            .invalidRequestHandler(problems::answerUnreadable)
                            .listen())
                    .actualPort();
        } catch (CompletionException e) {
            close();
            throw new PortTakenException(port, e.getCause());
        }
    }

    private static HttpServer await(Future<HttpServer> server) {
        return server.toCompletionStage().toCompletableFuture().join();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
