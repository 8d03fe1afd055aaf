using KvTui.Cli.Discovery;
using KvTui.Cli.Discovery.Places;

namespace KvTui.Cli.Configuration;

/// <summary>
/// Decides which cluster is meant. A profile that is asked for comes before etcdctl's variables, which may have been set for another
/// cluster; else flags or variables that name one, the file's default profile, an etcd of this host, and at last 127.0.0.1:2379. Settings
/// of one cluster are never mixed with those of another.
/// </summary>
/// <param name="variable">The value of a variable; null if it is not set.</param>
internal sealed class ClusterChooser(ISettingSource flags, Func<string, string?> variable)
{
    private const string RootVariable = "KVTUI_DISCOVERY_ROOT";

    private static readonly SettingDefinition[] Places = [.. SettingTable.All.Where(static setting => setting.IsPlace)];
    private static readonly SettingDefinition[] Marks = [.. SettingTable.All.Where(static setting => setting.IsMark)];

    private readonly VariableSource _variables = new(variable);

    /// <summary>The configuration file, whatever is wrong with it.</summary>
    public ConfigFile File => field ??= ConfigFile.Read(ConfigFile.PathBy(variable));

    /// <summary>This host's files; of a staged host for tests.</summary>
    public HostFiles Host => field ??= new(variable(RootVariable) ?? "");

    /// <summary>Whether etcdctl's variables name a cluster.</summary>
    public bool HasVariables => Marks.Any(mark => _variables.Find(mark) is not null);

    /// <summary>Decides by a command line and this process's variables.</summary>
    public static ClusterChooser Of(ConnectionFlags flags, ParseResult parsed) =>
        new(new FlagSource(flags, parsed), Environment.GetEnvironmentVariable);

    /// <summary>Decides.</summary>
    /// <exception cref="UsageException">
    /// The profile is not there, the configuration file is needed and wrong, or an etcd was found that this user may not talk to.
    /// </exception>
    public ClusterChoice Choose()
    {
        if ((flags.Find(SettingTable.Profile) ?? _variables.Find(SettingTable.Profile))?.Text is { } name)
        {
            var (profile, own) = (Source(name), new FilteredSource(_variables, static setting => setting.Prefix == SettingDefinition.Own));
            return new(new(flags, profile, own), name, []) { IsNamed = true, Profile = profile.Profile, ProfileAlone = Alone(name) };
        }

        if (Places.Any(place => flags.Find(place) is not null) || HasVariables)
        {
            var sources = new SettingSources(flags, _variables);
            return new(sources, null, []) { IsNamed = Places.Any(place => sources.Find(place) is not null) };
        }

        return File.OrThrow().Config.DefaultProfile is { } chosen ? OfDefault(chosen) : OfHost();
    }

    /// <summary>What the explorer goes on to: the profile, and of the command line only what is about the session.</summary>
    /// <exception cref="UsageException">The profile is not there, or the configuration file is wrong.</exception>
    public ClusterChoice SwitchTo(string name)
    {
        var profile = Source(name);
        var session = new FilteredSource(flags, static setting => setting.IsOfSession);
        var load = new FilteredSource(_variables, static setting => setting == SettingTable.MaxLoad);
        return new(new(session, profile, load), name, []) { IsNamed = true, Profile = profile.Profile, ProfileAlone = name };
    }

    /// <summary>The settings of one profile.</summary>
    /// <exception cref="UsageException">The profile does not exist, or the configuration file is wrong.</exception>
    public ProfileSource Source(string name)
    {
        var config = File.OrThrow().Config;
        if (config.Find(name) is { } profile)
        {
            return Source(profile);
        }

        if (!File.Exists)
        {
            var why = File.Path is null ? ", as HOME is not set" : $" {File.Path}; 'kvtui config create' writes one";
            throw new UsageException($"There is no profile '{name}': there is no configuration file{why}.");
        }

        var names = config.Profiles.Count == 0
            ? "it has none"
            : "there is " + string.Join(", ", config.Profiles.Select(known => known.Name));
        throw new UsageException($"There is no profile '{name}' in {File.Path}; {names}.");
    }

    public ProfileSource Source(Profile profile) => new(profile, Path.GetDirectoryName(File.Path) ?? "/", variable("HOME"));

    /// <summary>The first etcd of this host that can be talked to; that of a guess only if there is no other.</summary>
    public static HostEtcd? Best(IReadOnlyList<HostEtcd> found) =>
        found.FirstOrDefault(etcd => etcd.IsComplete) ?? found.FirstOrDefault(etcd => !etcd.IsGuess);

    /// <summary>Whether there is what an etcd of this host is to be talked to with: found with it, or given.</summary>
    public bool MayUse(HostEtcd etcd) => etcd.IsComplete || Marks.Any(mark => flags.Find(mark) is not null);

    /// <summary>An etcd of this host.</summary>
    /// <exception cref="UsageException">This user may not talk to it.</exception>
    public ClusterChoice OfHost(HostEtcd etcd) => MayUse(etcd)
        ? new(new(flags, _variables, new HostSource(etcd)), etcd.Kind, [$"using the etcd of {etcd.Origin}: {Said(etcd)}"])
        : throw new UsageException($"The etcd of {etcd.Origin} was found at {etcd.Endpoint}, but {etcd.Obstacle}");

    private ClusterChoice OfDefault(string name)
    {
        var session = new FilteredSource(
            _variables, static each => each.IsOfSession || each.Prefix == SettingDefinition.Own || each == SettingTable.Password);
        var profile = Source(name);
        return new(new(flags, session, profile), name, [$"using profile {name}, the default of {File.Path}"])
        {
            IsNamed = true,
            Profile = profile.Profile,
            ProfileAlone = Alone(name),
        };
    }

    /// <summary>A profile's name, unless flags say more of the connection.</summary>
    private string? Alone(string name) =>
        SettingTable.Listed.Any(each => each is { IsOfSession: false, IsOfLook: false } && flags.Find(each) is not null) ? null : name;

    private ClusterChoice OfHost()
    {
        var found = Looked();
        if (Best(found) is not { } etcd)
        {
            var notes = found.Select(guess => $"{guess.Origin} may have an etcd here: {guess.Obstacle} Trying 127.0.0.1:2379.");
            return new(new(flags, _variables), null, [.. notes]);
        }

        var others = found.Count(other => other.Endpoint != etcd.Endpoint && other.IsComplete);
        var choice = OfHost(etcd);
        return others == 0 ? choice : choice with { Notes = [$"{choice.Notes[0]}; {others} more here, see 'kvtui discover'"] };
    }

    /// <summary>What there is, as far as it has to be looked for: processes only if nothing else is usable, but then all of them.</summary>
    private List<HostEtcd> Looked()
    {
        var found = new List<HostEtcd>();
        foreach (var etcd in HostDiscovery.Find(Host))
        {
            found.Add(etcd);
            if (etcd.IsComplete && etcd.Kind != HostDiscovery.Process)
            {
                break;
            }
        }

        return found;
    }

    private static string Said(HostEtcd etcd) =>
        (etcd.CertFile ?? etcd.CaFile) is { } file ? $"{etcd.Endpoint} with {file}" : etcd.Endpoint;
}

/// <summary>Which cluster is spoken to: where its settings come from, and what is to be said about it.</summary>
/// <param name="Name">The name to show for the connection; null if it has none.</param>
/// <param name="Notes">Sentences on what was found and used where nobody asked for it; none if somebody did.</param>
internal sealed record ClusterChoice(SettingSources Sources, string? Name, IReadOnlyList<string> Notes)
{
    /// <summary>Whether a flag, a variable or a profile says which cluster is meant. If not, it was found, or is etcd's default.</summary>
    public bool IsNamed { get; init; }

    /// <summary>The profile that the settings come from; null for none.</summary>
    public Profile? Profile { get; init; }

    /// <summary>The profile that alone says which cluster, and as whom; null if there is none, or flags say something else.</summary>
    public string? ProfileAlone { get; init; }
}
