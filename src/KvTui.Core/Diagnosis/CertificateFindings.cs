using KvTui.Etcd.Cluster.Diagnosis;
using KvTui.Etcd.Transport.Pages;
using static KvTui.Core.Diagnosis.Severity;

namespace KvTui.Core.Diagnosis;

/// <summary>Findings about the certificates of the members and of this client.</summary>
internal static class CertificateFindings
{
    /// <summary>How many days before its end a certificate is reported.</summary>
    private const int DaysBefore = 30;

    private const string Renew =
        "Renew it as it was issued (kubeadm certs renew, or the cluster's own way). etcd reads it again for each new connection.";

    public static IReadOnlyList<FindingKind> All { get; } =
    [
        new(
            "certificate-expired", Critical, Expired,
            "Clients that check certificates do not speak to it.", $"{Renew} If it is not valid yet, set the clocks."),
        new(
            "certificate-wrong-name", Critical, static facts => Faults(facts, EtcdErrorKind.TlsNameMismatch),
            "Clients that check certificates do not speak to it at this address.",
            "Ask by a name that it has, or have it issued anew with this address among its names."),
        new(
            "certificate-untrusted", Critical, static facts => Faults(facts, EtcdErrorKind.TlsUntrusted),
            "Clients that trust these CAs do not speak to it.",
            "Give the CA of this cluster (--cacert). If the CA was replaced, everybody has to get the new one before the old one ends."),
        new(
            "certificate-unfit", Critical, static facts => Faults(facts, EtcdErrorKind.TlsFailed),
            "Clients that check certificates do not speak to it.", "Have it issued anew, for servers."),
        new(
            "certificate-ending", Warning, static facts => Ending(facts, Shown(facts.Versions)),
            "From then on clients, and members if it is used among them, do not speak to it.", Renew),
        new(
            "client-certificate-expired", Critical, static facts => Ended(facts, Own(facts)),
            "Members that check certificates do not let this client in.", "Have it renewed, and give the new one (--cert, --key)."),
        new(
            "client-certificate-ending", Warning, static facts => Ending(facts, Own(facts)),
            "From then on members do not let this client in.", "Have it renewed, and give the new one (--cert, --key)."),
    ];

    private static IEnumerable<string> Faults(ClusterFacts facts, EtcdErrorKind kind) => facts.Versions
        .Where(version => version.Page.Fault?.Kind == kind)
        .Select(static version => $"{version.Member.Label}: {version.Page.Fault!.Cause}");

    /// <summary>Those refused for it, and those refused for something else, or not at all.</summary>
    private static IEnumerable<string> Expired(ClusterFacts facts) => Faults(facts, EtcdErrorKind.TlsExpired)
        .Concat(Ended(facts, Shown(facts.Versions.Where(static version => version.Page.Fault?.Kind != EtcdErrorKind.TlsExpired))));

    private static IEnumerable<string> Ending(ClusterFacts facts, IEnumerable<Owned> certificates) => certificates
        .Where(owned => owned.Certificate.Until > facts.At && owned.Certificate.Until - facts.At < TimeSpan.FromDays(DaysBefore))
        .Select(owned => $"{owned.Who}: {Name(owned)} ends on {Date(owned.Certificate.Until)}, "
            + $"in {(int)(owned.Certificate.Until - facts.At).TotalDays} d");

    private static IEnumerable<string> Ended(ClusterFacts facts, IEnumerable<Owned> certificates) => certificates
        .Where(owned => owned.Certificate.Until <= facts.At || owned.Certificate.From > facts.At)
        .Select(owned => owned.Certificate.From > facts.At
            ? $"{owned.Who}: {Name(owned)} is not valid before {Date(owned.Certificate.From)}"
            : $"{owned.Who}: {Name(owned)} expired on {Date(owned.Certificate.Until)}");

    private static string Name(Owned owned) =>
        $"the {(owned.IsAuthority ? "CA certificate" : "certificate")} '{owned.Certificate.Subject}'";

    private static string Date(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static IEnumerable<Owned> Own(ClusterFacts facts) =>
        facts.OwnCertificate is { } own ? [new("this client", own, false)] : [];

    /// <summary>The certificates that members show, each once with all who show it.</summary>
    private static List<Owned> Shown(IEnumerable<VersionFacts> versions)
    {
        var shown = new List<Owned>();
        foreach (var version in versions)
        {
            for (var place = 0; place < version.Page.Certificates.Count; place++)
            {
                var certificate = version.Page.Certificates[place];
                var at = shown.FindIndex(each => IsSame(each.Certificate, certificate));
                if (at < 0)
                {
                    shown.Add(new(version.Member.Label, certificate, place > 0));
                }
                else
                {
                    shown[at] = shown[at] with { Who = $"{shown[at].Who}, {version.Member.Label}" };
                }
            }
        }

        return shown;
    }

    private static bool IsSame(SeenCertificate one, SeenCertificate other) => one.Serial == other.Serial && one.Issuer == other.Issuer;

    /// <param name="Who">Those who show it.</param>
    /// <param name="IsAuthority">Whether it stands behind their own in the chain.</param>
    private sealed record Owned(string Who, SeenCertificate Certificate, bool IsAuthority);
}
