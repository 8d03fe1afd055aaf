using KvTui.Cli.Discovery;

namespace KvTui.EndToEnd.Tests.Setup;

public sealed class HostDiscoveryTests : IDisposable
{
    public const string KubeadmManifest =
        """
        apiVersion: v1
        kind: Pod
        metadata:
          annotations:
            kubeadm.kubernetes.io/etcd.advertise-client-urls: https://10.0.0.5:2379
          name: etcd
        spec:
          containers:
          - command:
            - etcd
            - --advertise-client-urls=https://10.0.0.5:2379
            - --cert-file=/etc/kubernetes/pki/etcd/server.crt
            - --client-cert-auth=true
            - --key-file=/etc/kubernetes/pki/etcd/server.key
            - --listen-client-urls=https://127.0.0.1:2379,https://10.0.0.5:2379
            - --trusted-ca-file=/etc/kubernetes/pki/etcd/ca.crt
            image: registry.k8s.io/etcd:3.5.16-0
            name: etcd
            volumeMounts:
            - mountPath: /etc/kubernetes/pki/etcd
              name: etcd-certs
        """;

    private const string Pki = "/etc/kubernetes/pki/etcd";
    private const string Manifest = "/etc/kubernetes/manifests/etcd.yaml";

    private readonly StagedHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Kubeadm()
    {
        _host.With(Manifest, KubeadmManifest).WithFiles(Pki, "ca.crt", "server.crt", "server.key", "healthcheck-client.crt", "healthcheck-client.key");

        AssertFound($"kubeadm ({Manifest}) https://127.0.0.1:2379 {Pki}/ca.crt {Pki}/healthcheck-client.crt {Pki}/healthcheck-client.key");
    }

    [Fact]
    public void Kubeadm_without_a_certificate_for_health_checks()
    {
        _host.With(Manifest, KubeadmManifest).WithFiles(Pki, "ca.crt", "server.crt", "server.key").WithFiles("/etc/kubernetes/pki", "apiserver-etcd-client.crt", "apiserver-etcd-client.key");

        AssertFound($"kubeadm ({Manifest}) https://127.0.0.1:2379 {Pki}/ca.crt /etc/kubernetes/pki/apiserver-etcd-client.crt /etc/kubernetes/pki/apiserver-etcd-client.key");
    }

    [Fact]
    public void Minikube()
    {
        const string Folder = "/var/lib/minikube/certs/etcd";
        _host.With(Manifest, KubeadmManifest.Replace(Pki, Folder, StringComparison.Ordinal)).WithFiles(Folder, "ca.crt", "server.crt", "server.key", "healthcheck-client.crt", "healthcheck-client.key");

        AssertFound($"minikube ({Manifest}) https://127.0.0.1:2379 {Folder}/ca.crt {Folder}/healthcheck-client.crt {Folder}/healthcheck-client.key");
    }

    [Fact]
    public void A_static_pod_of_another_name_with_flags_in_arguments()
    {
        _host.With("/etc/kubernetes/manifests/kube-apiserver.yaml", "spec:\n  containers:\n  - command:\n    - kube-apiserver\n    - --etcd-servers=https://127.0.0.1:2379\n")
            .With("/etc/kubernetes/manifests/store.yml", """
            spec:
              containers:
              - image: quay.io/coreos/etcd:v3.5.16
                command: ["/usr/local/bin/etcd", '--trusted-ca-file',
                  "/srv/ca.pem"]
                args: # more
                - --listen-client-urls
                - "https://0.0.0.0:4001"
                - --cert-file=/srv/s.pem
                - --key-file=/srv/s-key.pem
            """)
            .WithFiles("/srv", "ca.pem", "s.pem", "s-key.pem");

        AssertFound("static pod manifest (/etc/kubernetes/manifests/store.yml) https://127.0.0.1:4001 /srv/ca.pem /srv/s.pem /srv/s-key.pem");
    }

    [Theory]
    [InlineData("rke2", "RKE2")]
    [InlineData("k3s", "k3s")]
    public void Rke2_and_k3s(string name, string kind)
    {
        var folder = $"/var/lib/rancher/{name}/server";
        _host.WithFiles(folder + "/tls/etcd", "server-ca.crt", "client.crt", "client.key");
        var files = $"{folder}/tls/etcd/server-ca.crt {folder}/tls/etcd/client.crt {folder}/tls/etcd/client.key";
        AssertFound($"{kind} ({folder}/tls/etcd) https://127.0.0.1:2379 {files}");

        _host.With(folder + "/db/etcd/config", "advertise-client-urls: https://10.0.0.5:3379\nclient-transport-security:\n  cert-file: /x\nlisten-client-urls: https://10.0.0.5:3379,https://127.0.0.1:3379\nlisten-metrics-urls: http://127.0.0.1:2381\n");
        AssertFound($"{kind} ({folder}/tls/etcd) https://127.0.0.1:3379 {files}");
    }

    [Fact]
    public void K0s()
    {
        _host.WithFiles("/var/lib/k0s/pki", "etcd/ca.crt", "apiserver-etcd-client.crt", "apiserver-etcd-client.key");

        AssertFound("k0s (/var/lib/k0s/pki/etcd) https://127.0.0.1:2379 /var/lib/k0s/pki/etcd/ca.crt /var/lib/k0s/pki/apiserver-etcd-client.crt /var/lib/k0s/pki/apiserver-etcd-client.key");
    }

    [Theory]
    [InlineData("/etc/kubernetes/static-pod-certs")]
    [InlineData("/etc/kubernetes/static-pod-resources/etcd-certs")]
    public void Openshift(string folder)
    {
        _host.WithFiles(folder, "configmaps/etcd-all-bundles/server-ca-bundle.crt", "secrets/etcd-all-certs/etcd-peer-m0.crt", "secrets/etcd-all-certs/etcd-peer-m0.key", "secrets/etcd-all-certs/etcd-serving-m0.crt");
        var certificate = $"{folder}/secrets/etcd-all-certs/etcd-peer-m0";

        AssertFound($"OpenShift ({folder}) https://127.0.0.1:2379 {folder}/configmaps/etcd-all-bundles/server-ca-bundle.crt {certificate}.crt {certificate}.key");
    }

    [Fact]
    public void A_systemd_unit_with_an_environment_file_and_a_drop_in()
    {
        _host.With("/usr/lib/systemd/system/etcd.service", """
            [Service]
            Type=notify
            EnvironmentFile=-/etc/etcd/etcd.conf
            # set GOMAXPROCS
            ExecStart=/bin/bash -c "GOMAXPROCS=$(nproc) /usr/bin/etcd --name=\"${ETCD_NAME}\" \
              --listen-client-urls=\"${ETCD_LISTEN_CLIENT_URLS}\""
            """)
            .With("/etc/systemd/system/etcd.service.d/10-tls.conf", "[Service]\nEnvironment=\"ETCD_KEY_FILE=/etc/etcd/s.key\" ETCD_CERT_FILE=/etc/etcd/s.crt\n")
            .With("/etc/etcd/etcd.conf", "ETCD_NAME=m0\nETCD_LISTEN_CLIENT_URLS=\"https://10.0.0.5:2379,https://localhost:2379\"\nexport ETCD_TRUSTED_CA_FILE='/etc/etcd/ca.crt'\n")
            .WithFiles("/etc/etcd", "ca.crt", "s.crt", "s.key");

        AssertFound("systemd unit (/usr/lib/systemd/system/etcd.service) https://localhost:2379 /etc/etcd/ca.crt /etc/etcd/s.crt /etc/etcd/s.key");
    }

    [Fact]
    public void A_systemd_unit_whose_drop_in_starts_it_otherwise()
    {
        _host.With("/lib/systemd/system/etcd.service", "[Service]\nEnvironmentFile=-/etc/default/%p\nExecStart=/usr/bin/etcd $DAEMON_ARGS\n")
            .With("/etc/default/etcd", "ETCD_LISTEN_CLIENT_URLS=http://0.0.0.0:2379\nDAEMON_ARGS=\"--name x\"\n")
            .With("/etc/systemd/system/etcd.service.d/own.conf", "[Service]\nExecStart=\nExecStart=/opt/etcd --listen-client-urls http://127.0.0.1:12379\n");

        AssertFound("systemd unit (/lib/systemd/system/etcd.service) http://127.0.0.1:12379 - - -");
    }

    [Fact]
    public void A_systemd_unit_with_a_configuration_file_and_a_certificate_for_etcdctl()
    {
        _host.With("/etc/systemd/system/etcd.service", "[Service]\nEnvironmentFile=/etc/etcd.env\nExecStart=/usr/local/bin/etcd --config-file /etc/etcd/etcd.yml\n")
            .With("/etc/etcd.env", "ETCDCTL_CERT=/etc/ssl/etcd/admin.pem\nETCDCTL_KEY=/etc/ssl/etcd/admin-key.pem\n")
            .With("/etc/etcd/etcd.yml", "name: m0\nlisten-client-urls: 'https://10.0.0.5:2379'\nclient-transport-security:\n  cert-file: /etc/ssl/etcd/m0.pem # own\n  key-file: /etc/ssl/etcd/m0-key.pem\n  trusted-ca-file: /etc/ssl/etcd/ca.pem\npeer-transport-security:\n  cert-file: /no\n")
            .WithFiles("/etc/ssl/etcd", "ca.pem", "m0.pem", "m0-key.pem", "admin.pem", "admin-key.pem");

        AssertFound("systemd unit (/etc/systemd/system/etcd.service) https://10.0.0.5:2379 /etc/ssl/etcd/ca.pem /etc/ssl/etcd/admin.pem /etc/ssl/etcd/admin-key.pem");
    }

    [Fact]
    public void Running_processes_by_their_flags_and_variables_in_order_and_inside_containers()
    {
        _host.With("/proc/90/cmdline", "/usr/bin/etcd\0--listen-client-urls=http://127.0.0.1:32379\0")
            .With("/proc/7/cmdline", "etcd\0--cert-file\0/certs/s.crt\0--key-file=/certs/s.key\0--trusted-ca-file=/certs/ca.crt\0")
            .With("/proc/7/environ", "ETCD_LISTEN_CLIENT_URLS=https://127.0.0.1:22379\0ETCD_INITIAL_CLUSTER_TOKEN=s3cret\0HOME=/\0")
            .WithFiles("/proc/7/root/certs", "ca.crt", "s.crt", "s.key")
            .With("/proc/8/cmdline", "/usr/bin/etcdctl\0--endpoints=x\0")
            .With("/proc/9/cmdline", "")
            .With("/proc/self/cmdline", "etcd\0");

        AssertFound(
            "running process (pid 7) https://127.0.0.1:22379 /proc/7/root/certs/ca.crt /proc/7/root/certs/s.crt /proc/7/root/certs/s.key",
            "running process (pid 90) http://127.0.0.1:32379 - - -");
    }

    [Fact]
    public void An_empty_host_has_nothing() => Assert.Empty(_host.Found);

    [Fact]
    public void The_order_is_static_pods_then_distributions_then_units_then_processes()
    {
        _host.With("/proc/90/cmdline", "etcd\0")
            .With("/etc/systemd/system/etcd.service", "[Service]\nExecStart=etcd\n")
            .WithFiles("/var/lib/rancher/k3s/server/tls/etcd", "server-ca.crt", "client.crt", "client.key")
            .WithFiles("/var/lib/rancher/rke2/server/tls/etcd", "server-ca.crt", "client.crt", "client.key")
            .With(Manifest, KubeadmManifest).WithFiles(Pki, "ca.crt", "server.crt", "server.key");

        Assert.Equal(["kubeadm", "RKE2", "k3s", "systemd unit", "running process"], _host.Etcds.Select(etcd => etcd.Kind));
    }

    [Fact]
    public void What_is_missing_is_said()
    {
        _host.With(Manifest, KubeadmManifest).WithFiles(Pki, "ca.crt");

        Assert.Contains("wants a client certificate", Assert.Single(_host.Etcds).Obstacle, StringComparison.Ordinal);
    }

    [Fact]
    public void Mutated_files_of_a_host_never_break_it()
    {
        var random = new Random(21);
        for (var round = 0; round < 5_000; round++)
        {
            var text = KubeadmManifest.ToCharArray();
            for (var change = random.Next(1, 20); change > 0; change--)
            {
                text[random.Next(text.Length)] = "\n -:[]\"'|,$\\{}=#\0x"[random.Next(18)];
            }

            var mutated = new string(text);
            var server = new ServerSettings();
            server.AddFlags(ManifestWords.Find(mutated) ?? []);
            ConfigYaml.AddTo(server, mutated);
            server.AddFlags(ShellWords.Split(mutated, name => name.Length > 2 ? "v" : null));
            Assert.NotEmpty(server.Endpoint);
        }
    }

    private void AssertFound(params string[] expected) => Assert.Equal(expected, _host.Found);
}
