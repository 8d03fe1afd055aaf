// Terminal.Gui keeps settings, schemes and key bindings in statics.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
