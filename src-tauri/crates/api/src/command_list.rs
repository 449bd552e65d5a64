// The commands of Milewalk: one list, from which come the window's handler and
// permissions, and the types on the other side. Included by `commands.rs` here,
// by the app and by its build script, each with its own `commands!`.

commands! {
    calls {
        library_list(Nothing) -> Library;
        library_create(CreateRequest) -> MapCreated;
        library_derive(MapRequest) -> MapCreated;
        library_open_file(MapFileRequest) -> Option<MapOpened>;
        file_judge(FileRequest) -> FileJudged;
        library_remove(MapRequest) -> Nothing;
        library_presets(Nothing) -> Presets;
        document_open(MapRequest) -> Snapshot;
        document_view(ViewRequest) -> DocumentState;
        edit_apply(EditRequest) -> Patch;
        edit_judge(EditRequest) -> Option<String>;
        edit_preview(EditRequest) -> EditPreview;
        edit_undo(StepRequest) -> Patch;
        edit_redo(StepRequest) -> Patch;
        problem_mend(MendRequest) -> Patch;
        outline_paste(OutlineRequest) -> Patch;
        table_read(TableText) -> Option<TableRead>;
        outline_copy(MapRequest) -> OutlineText;
        clip_copy(CopyRequest) -> Copied;
        picture_copy(CopyRequest) -> PictureCopied;
        clip_paste(PasteRequest) -> Pasted;
        path_find(PathRequest) -> PathFound;
        picture_add(PictureRequest) -> Option<Patch>;
        opportunity_record(RecordRequest) -> Patch;
        history_list(MapRequest) -> HistoryList;
        snapshot_keep(SnapshotRequest) -> SnapshotEntry;
        snapshot_remove(SnapshotOf) -> Nothing;
        state_compare(CompareRequest) -> Comparison;
        state_restore(RestoreRequest) -> Patch;
        difference_take_back(TakeBackRequest) -> Patch;
        walk_replay(WalkRequest) -> WalkState;
        replay(ReplayRequest) -> Replay;
        study_list(MapRequest) -> Vec<KeptStudy>;
        sampling_help(SamplingRequest) -> SamplingHelp;
        job_cancel(JobRequest) -> Nothing;
        tickets_preview(TicketFileRequest) -> Option<TicketPreview>;
        tickets_receive(TicketChunkRequest) -> TicketChunk;
        tickets_let_go(Nothing) -> Nothing;
        tickets_report(TicketSetRequest) -> TicketsImported;
        tickets_refused_export(TicketSetRequest) -> Option<Exported>;
        ticket_profiles(Nothing) -> TicketProfiles;
        ticket_profile_keep(TicketProfileRequest) -> Nothing;
        ticket_profile_remove(TicketProfileOf) -> Nothing;
        sample_draw(SampleDrawRequest) -> SampleState;
        sample_open(TicketSetRequest) -> Option<SampleState>;
        sample_remove(SampleRequest) -> Nothing;
        sample_ticket(SampleTicketRequest) -> SampledTicket;
        sample_flag(SampleFlagRequest) -> SampleState;
        sample_needs(SampleNeedsRequest) -> SampleState;
        need_samples(NeedRequest) -> Vec<NeedSample>;
        articles_import(ArticlesRequest) -> Option<Vec<ArticleSource>>;
        articles_list(Nothing) -> Vec<ArticleSource>;
        articles_remove(ArticleSource) -> Vec<ArticleSource>;
        tickets_list(Nothing) -> Vec<TicketSetEntry>;
        tickets_remove(TicketSetRequest) -> Nothing;
        overlay_compute(OverlayRequest) -> OverlayResult;
        tickets_facets(TicketSetRequest) -> Facets;
        personas_open(PersonasRequest) -> WhoIsWho;
        personas_keep(PersonasKeep) -> WhoIsWho;
        variants_compute(WaysRequest) -> Variants;
        conform_compute(WaysRequest) -> Conformance;
        tickets_ids_export(WaysRequest) -> Option<Exported>;
        lacking_add(LackingRequest) -> Patch;
        calibration_propose(CalibrationRequest) -> Calibration;
        calibration_accept(CalibrationTake) -> Patch;
        discovery_preview(DiscoverRequest) -> Discovery;
        map_discover(DiscoverRequest) -> MapCreated;
        export_preview(ExportRequest) -> ExportPreview;
        export_file(ExportRequest) -> Option<Exported>;
        export_show(Exported) -> Nothing;
        settings_get(Nothing) -> Settings;
        settings_set(Settings) -> Nothing;
        diagnostics(Nothing) -> Diagnostics;
    }
    jobs {
        simulation_start(SimulationRequest) -> JobStarted;
        study_start(StudyRequest) -> JobStarted;
        tickets_import(TicketImportRequest) -> JobStarted;
    }
}
