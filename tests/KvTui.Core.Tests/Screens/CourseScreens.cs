using KvTui.Core.Tests.Care;

namespace KvTui.Core.Tests.Screens;

/// <summary>Courses of care: before, while and after they are done, stopped, and on small and wide screens.</summary>
internal static class CourseScreens
{
    public static IReadOnlyDictionary<string, Func<TestExplorer>> All { get; } = new Dictionary<string, Func<TestExplorer>>
    {
        ["space"] = () => CareSample.Opened("space").Send(new OperationMessage.OldestTold(235)),
        ["space-kept"] = () => CareSample.Opened("space").Send(new OperationMessage.OldestTold(235)).Press("enter"),
        ["space-chosen"] = () => CareSample.Chosen(),
        ["space-chosen-120x40"] = () => CareSample.Chosen(120, 40),
        ["space-compact"] = () => CareSample.Chosen().Press("enter"),
        ["space-defragment"] = () => CareSample.Chosen().Agrees().Ends().Press("enter"),
        ["space-defragment-120x40"] = () => CareSample.Chosen(120, 40).Agrees().Ends().Press("enter"),
        ["space-running"] = () => Running(),
        ["space-running-120x40"] = () => Running(120, 40),
        ["space-disarm"] = () => Led(Running().Ends().Agrees().Ends().Agrees()).Press("enter"),
        ["space-finished"] = () => Led(Running().Ends().Agrees().Ends().Agrees()).Agrees()
            .Ends(CareSample.Three(leader: 1, isFull: false)).Agrees().Ends(CareSample.Three(leader: 1, isFull: false)),
        ["space-missing"] = () => Running().Ends(CareSample.Three(silent: 1), "n1 does not answer"),
        ["space-read-only"] = () => CareSample.Opened("space", Sample.Settings with { ReadOnly = true }).Press("enter"),
        ["space-taken-up"] = () => CareSample.Opened("space").Send(new OperationMessage.AccountsFound([CareSample.Left()])),
        ["space-left-told"] = () => new TestExplorer().Listed("/app/a").Send(new OperationMessage.AccountsFound([CareSample.Left()])).Send(new ClusterMessage(CareSample.Three())),
        ["space-40x10"] = () => Running(40, 10),
        ["defragment"] = () => CareSample.Opened("defrag", report: CareSample.Three(isFull: false)),
        ["defragment-refused"] = () => CareSample.Opened("defrag").Agrees().Fails("defragment n1: http://127.0.0.1:2379: Maintenance/Defragment was not sent: n1 leads now; run it again."),
        ["defragment-quit"] = () => CareSample.Opened("defrag").Agrees().Press("esc q"),
        ["defragment-help"] = () => CareSample.Opened("defrag").Press("?"),
    };

    private static TestExplorer Running(int width = 80, int height = 24) => CareSample.Chosen(width, height).Agrees().Ends().Agrees().Send(new OperationMessage.StepProgressed(
        2, "defragment n1 (follower, 25 MiB, 12 MiB of it in use): 4 s; 2 of 3 voters answer, quorum 2: none may fail"));

    /// <summary>The leadership is moved and who led is defragmented.</summary>
    private static TestExplorer Led(TestExplorer moving) => moving.Ends(CareSample.Three(leader: 1)).Agrees().Ends(CareSample.Three(leader: 1));
}
