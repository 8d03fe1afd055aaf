using KvTui.Cli.Candidates;
using KvTui.Cli.Discovery;
using KvTui.Cli.Discovery.Places;

namespace KvTui.Cli.Commands.Setup;

/// <summary><c>kvtui discover</c>: every cluster that could be meant without flags, in order.</summary>
internal static class DiscoverCommand
{
    private static readonly string Last = SettingTable.Endpoints.Default!;

    public static Verb Create(ConnectionFlags flags)
    {
        var verb = new Verb(
            "discover",
            "Show which cluster is used without flags, and which others there are: "
            + "ETCDCTL_… variables, the default profile, this host's etcd (kubeadm, minikube and other static pods, "
                + "RKE2, k3s, k0s, OpenShift, systemd unit, running process), 127.0.0.1:2379. Those of one cluster id are one cluster; "
                + "a write needs a cluster that is named or the only one here, so where there are several "
                + "it asks, or without a terminal refuses. Exits 3 if the one that is used does not answer",
            "kvtui discover",
            "sudo kvtui discover -o json");
        verb.Runs(async (parsed, cancellationToken) =>
        {
            var chooser = ClusterChooser.Of(flags, parsed);
            var isJson = flags.IsJson(parsed);
            var session = new FilteredSource(
                new FlagSource(flags, parsed), static each => each == SettingTable.DialTimeout || each == SettingTable.CommandTimeout);
            var asking = List(chooser, session).Select(each => CandidateProbe.AskAsync(each, TimeProvider.System, cancellationToken));
            var candidates = await Task.WhenAll(asking);
            if (isJson)
            {
                WriteJson(candidates);
            }
            else
            {
                Print(candidates);
            }

            return candidates.Any(candidate => candidate is { IsUsed: true, DoesAnswer: true }) ? ExitCode.Done : ExitCode.Unreachable;
        });
        return verb;
    }

    private static List<Candidate> List(ClusterChooser chooser, ISettingSource session)
    {
        var candidates = new List<Candidate>();
        var variables = new VariableSource(Environment.GetEnvironmentVariable);
        if (chooser.HasVariables)
        {
            candidates.Add(Of("ETCDCTL_… variables", new(session, variables)));
        }

        if (chooser.File.Config.Problems.Count > 0)
        {
            candidates.Add(new($"configuration file {chooser.File.Path}", "?", null, "it has mistakes; see 'kvtui config check'"));
        }
        else if (chooser.File.Config.DefaultProfile is { } name)
        {
            candidates.Add(Of($"default profile {name}", new(session, chooser.Source(name))));
        }

        var found = HostDiscovery.Find(chooser.Host).ToArray();
        foreach (var etcd in found)
        {
            candidates.Add(Candidate.Of(etcd, etcd.IsComplete ? new(session, new HostSource(etcd)) : null));
        }

        var last = new Candidate("nothing else", Last, new(session), null);
        var used = candidates.Count > found.Length
            ? candidates[0]
            : candidates.Find(candidate => candidate.Origin == ClusterChooser.Best(found)?.Origin) ?? last;
        return [.. candidates.Append(last).Select(candidate => candidate with { IsUsed = candidate == used })];
    }

    private static Candidate Of(string origin, SettingSources sources)
    {
        var domain = sources.Text(SettingTable.DiscoverySrv);
        var place = sources.Text(SettingTable.Endpoints) ?? (domain is null ? Last : $"DNS of {domain}");
        return new(origin, place, sources, null) { Certificate = sources.Text(SettingTable.Cert) };
    }

    private static void WriteJson(IEnumerable<Candidate> candidates) => JsonLine.Write(json =>
    {
        json.WriteStartArray("candidates"u8);
        foreach (var candidate in candidates)
        {
            json.WriteStartObject();
            json.WriteString("found"u8, candidate.Origin);
            json.WriteString("endpoints"u8, candidate.Endpoints);
            json.WriteString("cluster_id"u8, candidate.ClusterId == 0 ? null : $"{candidate.ClusterId:x16}");
            json.WriteString("cert"u8, candidate.Certificate);
            json.WriteBoolean("used"u8, candidate.IsUsed);
            json.WriteBoolean("answers"u8, candidate.DoesAnswer);
            json.WriteString("state"u8, candidate.Obstacle ?? candidate.Answer);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static void Print(IEnumerable<Candidate> candidates)
    {
        var rows = candidates.Select(candidate => new[]
        {
            candidate.IsUsed ? "*" : "",
            candidate.Origin,
            candidate.Endpoints,
            candidate.ClusterId == 0 ? "-" : $"{candidate.ClusterId:x16}",
            candidate.Certificate ?? "-",
            candidate.Obstacle ?? candidate.Answer ?? "",
        });
        StandardStreams.WriteOutput(TextTable.Of([["", "FOUND", "ENDPOINTS", "CLUSTER", "CERTIFICATE", "STATE"], .. rows]));
    }
}
