using KvTui.Core.Care;
using KvTui.Core.Care.Guided;
using KvTui.Etcd.Cluster;

namespace KvTui.Core.Tests.Care;

/// <summary>Courses of care on a cluster of three, whose member n1 has raised NOSPACE.</summary>
internal static class CareSample
{
    /// <summary>The three, in which n2 leads unless another one is named.</summary>
    public static ClusterReport Three(ulong leader = 2, bool isFull = true, ulong silent = 0) => Sample.Report([.. ((ulong[])[1, 2, 3]).Select(number =>
        number == silent ? Sample.SilentMember(number, Sample.Refused)
        : number == 1 && isFull ? Sample.Member(1, leader, false, "memberID:1 alarm:NOSPACE ")
        : Sample.Member(number, leader))]);

    /// <summary>An explorer that knows them and has done what a command of the palette does.</summary>
    public static TestExplorer Opened(string command, ExplorerSettings? settings = null, ClusterReport? report = null, int width = 80, int height = 24) =>
        new TestExplorer(new(width, height), settings).Listed("/app/a").Send(new ClusterMessage(report ?? Three())).Command(command);

    /// <summary>`:space` with its history known and the last 1000 revisions to be kept.</summary>
    public static TestExplorer Chosen(int width = 80, int height = 24) =>
        Opened("space", width: width, height: height).Send(new OperationMessage.OldestTold(1)).Press("enter enter");

    /// <summary>Asks for the next step and agrees to it.</summary>
    public static TestExplorer Agrees(this TestExplorer explorer)
    {
        explorer.Press("enter").Top<Layer.Question>();
        return explorer.Press("tab enter");
    }

    /// <summary>The step that is being done ends well; nothing else has happened to the cluster unless a report says so.</summary>
    public static TestExplorer Ends(this TestExplorer explorer, ClusterReport? after = null, string? missing = null)
    {
        var act = explorer.Last<Effect.DoStep>();
        var step = act.Account.UnderWay!;
        var text = CareText.Done(step, act.Report, after ?? act.Report, TimeSpan.FromSeconds(2.5));
        return explorer.Send(new OperationMessage.StepEnded(act.Run, new(step, true, text, after, missing)));
    }

    /// <summary>The step that is being done is not done.</summary>
    public static TestExplorer Fails(this TestExplorer explorer, string text)
    {
        var act = explorer.Last<Effect.DoStep>();
        return explorer.Send(new OperationMessage.StepEnded(act.Run, new(act.Account.UnderWay!, false, text, null, null)));
    }

    /// <summary>What was left behind at 12:00: n1 is defragmented, and n3 was about to be.</summary>
    public static CareAccount Left(CareKind kind = CareKind.Space, ulong cluster = 0xC1) =>
        new(kind, cluster, SpaceProgress.Begin(0).After(new CareStep.Defragment(1)), new CareStep.Defragment(3), Sample.Start) { Name = "left", Process = 4242 };

    /// <summary>The steps that were begun, in order.</summary>
    public static IEnumerable<CareStep> Begun(this TestExplorer explorer) => explorer.Effects.OfType<Effect.DoStep>().Select(static act => act.Account.UnderWay!);
}
