package dev.ovation.local.launcher;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Where every instance of every service will listen; fixed before the first of them starts. */
final class Addresses {

    private final Map<Service, List<ServiceProcess.Address>> services = new EnumMap<>(Service.class);

    Addresses(UpPlan plan, Ports ports) {
        for (Service service : Service.values()) {
            List<ServiceProcess.Address> instances = new ArrayList<>();
            for (int instance = 1; instance <= plan.instances(service); instance++) {
                instances.add(address(plan, ports, service, instance));
            }
            services.put(service, instances);
        }
    }

    private static ServiceProcess.Address address(UpPlan plan, Ports ports, Service service, int instance) {
        String name = service.moduleName() + "-" + instance;
        boolean chosen = service == Service.GATEWAY && instance == 1;
        // a suite on another port stands beside one on the usual ports
        boolean usualSuite = plan.gatewayPort() == Service.GATEWAY.usualPort();
        int usual = instance == 1 && usualSuite ? service.usualPort() : 0;
        int port = chosen ? ports.exactly(plan.gatewayPort()) : ports.near(name, usual);
        return new ServiceProcess.Address(port, ports.near(name + ".management", 0));
    }

    List<ServiceProcess.Address> of(Service service) {
        return services.getOrDefault(service, List.of());
    }

    /** The base URLs of all instances, comma separated: what a peer is configured with. */
    String urls(Service service) {
        return of(service).stream()
                .map(address -> "http://127.0.0.1:" + address.port())
                .collect(Collectors.joining(","));
    }

    /** A free UDP port of the loopback address. */
    static int freeUdpPort() {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            return socket.getLocalPort();
        } catch (SocketException e) {
            throw new LauncherFailed(ExitCode.FAILED, "no free UDP port on the loopback address", e);
        }
    }
}
